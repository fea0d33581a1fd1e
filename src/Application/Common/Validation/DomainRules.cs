using FluentValidation;
using FluentValidation.Results;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Common.Validation;

/// <summary>Lets validators ask the domain, which alone knows the rules, and carries its errors through FluentValidation unharmed.</summary>
internal static class DomainRules
{
    /// <summary>Reports what the domain refused.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="field">The member.</param>
    /// <param name="result">What the domain says.</param>
    /// <param name="sent">What was sent, for contracts that repeat it; null for what the errors name themselves, and for a secret.</param>
    public static void AddErrors<TRequest>(this ValidationContext<TRequest> context, string field, IResult result, object? sent = null)
    {
        context.AddErrors(result.Errors.Of(field, sent));
    }

    /// <summary>Reports errors that know their fields.</summary>
    public static void AddErrors<TRequest>(this ValidationContext<TRequest> context, IEnumerable<Error> errors)
    {
        foreach (var error in errors)
        {
            context.AddFailure(new ValidationFailure(error.Field, error.Code) { CustomState = error });
        }
    }

    /// <summary>Reports a new password that is the one given as the one in use.</summary>
    public static void AddErrorWhenUnchanged<TRequest>(
        this ValidationContext<TRequest> context,
        string field,
        Input<Password> chosen,
        Input<Secret> current)
    {
        if (chosen.IsValid && current.IsValid && chosen.Value.Value == current.Value.Value)
        {
            context.AddErrors([Error.Validation(ErrorCodes.PasswordUnchanged, field)]);
        }
    }

    /// <summary>The domain's error inside a failure.</summary>
    public static Error ToError(ValidationFailure failure) =>
        failure.CustomState as Error
        ?? throw new InvalidOperationException($"A validator reported '{failure.ErrorMessage}' on {failure.PropertyName} without the domain's error.");
}
