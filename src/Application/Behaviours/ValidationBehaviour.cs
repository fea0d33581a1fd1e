using FluentValidation;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>Reports all faults of a request at once: those its contract met while reading it, and those its validators find.</summary>
internal sealed class ValidationBehaviour<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : IResult<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var errors = new List<Error>((request as IInputErrors)?.InputErrors ?? []);
        if (errors.All(error => error.Field is not null))
        {
            var unreadable = errors.Select(error => error.Field).ToHashSet();
            foreach (var validator in validators)
            {
                var found = await validator.ValidateAsync(request, cancellationToken);
                errors.AddRange(found.Errors.Select(DomainRules.ToError).Where(error => !unreadable.Contains(error.Field)));
            }
        }

        return errors.Count == 0 ? await next() : TResult.Failure(errors);
    }
}
