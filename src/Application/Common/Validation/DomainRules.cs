using FluentValidation;
using FluentValidation.Results;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Common.Validation;

/// <summary>Carries the domain's errors through FluentValidation: the rules are in the domain only.</summary>
internal static class DomainRules
{
    /// <summary>
    /// Adds the errors of a result, with the name of their field. <paramref name="sent"/> is the original value, for contracts that echo
    /// it; null for a secret, and when the errors have their own values.
    /// </summary>
    public static void AddErrors<TRequest>(this ValidationContext<TRequest> context, string field, IResult result, object? sent = null) =>
        context.AddErrors(result.Errors.Of(field, sent));

    /// <summary>Adds errors that have the names of their fields.</summary>
    public static void AddErrors<TRequest>(this ValidationContext<TRequest> context, IEnumerable<Error> errors)
    {
        foreach (var error in errors)
        {
            context.AddFailure(new ValidationFailure(error.Field, error.Code) { CustomState = error });
        }
    }

    /// <summary>Adds an error when the new password equals the current password in the same request.</summary>
    public static void AddErrorWhenUnchanged<TRequest>(
        this ValidationContext<TRequest> context,
        string field,
        Input<Password> chosen,
        Input<Secret> current)
    {
        if (chosen.IsValid && current.IsValid && chosen.Value.Value == Password.Normalize(current.Value.Value))
        {
            context.AddErrors([Error.Validation(ErrorCodes.PasswordUnchanged, field)]);
        }
    }

    /// <summary>Returns the domain's error inside a failure.</summary>
    public static Error ToError(ValidationFailure failure) =>
        failure.CustomState as Error
        ?? throw new InvalidOperationException(
            $"A validator reported '{failure.ErrorMessage}' on {failure.PropertyName} without the domain's error.");
}
