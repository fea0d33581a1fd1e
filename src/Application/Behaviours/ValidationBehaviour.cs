using FluentValidation;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>Reports all faults of a request at once: those of the request and of its members, and those that its validators find.</summary>
internal sealed class ValidationBehaviour<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : IResult<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var errors = new List<Error>((request as ParsedRequest)?.Faults ?? []);
        if (errors.All(error => error.Field is not null))
        {
            AddThoseOfOtherMembers(ParsedMembers<TRequest>.ErrorsOf(request), errors);
            foreach (var validator in validators)
            {
                var found = await validator.ValidateAsync(request, cancellationToken);
                AddThoseOfOtherMembers(found.Errors.Select(DomainRules.ToError), errors);
            }
        }

        return errors.Count == 0 ? await next() : TResult.Failure(errors);
    }

    /// <summary>Of a member that is wrong already, only that is told.</summary>
    private static void AddThoseOfOtherMembers(IEnumerable<Error> found, List<Error> errors)
    {
        var wrong = errors.Select(error => error.Field).ToHashSet();
        errors.AddRange(found.Where(error => !wrong.Contains(error.Field)));
    }
}
