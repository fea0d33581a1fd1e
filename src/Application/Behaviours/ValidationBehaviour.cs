using FluentValidation;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>Returns all errors of a request at once: of the request itself, of its fields, and of its validators.</summary>
internal sealed class ValidationBehaviour<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
    where TResult : IResult<TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var errors = new List<Error>((request as ParsedRequest)?.Faults ?? []);
        if (errors.All(error => error.Field is not null))
        {
            AddErrorsOfOtherFields(ParsedMembers<TRequest>.ErrorsOf(request), errors);
            foreach (var validator in validators)
            {
                var found = await validator.ValidateAsync(request, cancellationToken);
                AddErrorsOfOtherFields(found.Errors.Select(DomainRules.ToError), errors);
            }
        }

        return errors.Count == 0 ? await next() : TResult.Failure(errors);
    }

    /// <summary>Adds the errors of fields that have no error yet: a field gets only the errors that were found first.</summary>
    private static void AddErrorsOfOtherFields(IEnumerable<Error> found, List<Error> errors)
    {
        if (errors.Count == 0)
        {
            errors.AddRange(found);
            return;
        }

        var invalid = errors.Select(error => error.Field).ToHashSet();
        errors.AddRange(found.Where(error => !invalid.Contains(error.Field)));
    }
}
