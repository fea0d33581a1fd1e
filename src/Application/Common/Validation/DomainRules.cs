using FluentValidation;
using FluentValidation.Results;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Validation;

/// <summary>Lets validators ask the domain, which alone knows the rules, and carries its errors through FluentValidation unharmed.</summary>
internal static class DomainRules
{
    /// <summary>The member must be what <paramref name="parse"/> accepts.</summary>
    public static void MustParse<TRequest, T>(this IRuleBuilderInitial<TRequest, string?> rule, Func<string?, Result<T>> parse) =>
        rule.Custom((text, context) => context.AddErrors(context.PropertyPath, parse(text), text));

    /// <summary>The member, when it was sent, must be what <paramref name="parse"/> accepts.</summary>
    public static void MustParse<TRequest, T>(this IRuleBuilderInitial<TRequest, Optional<string?>> rule, Func<string?, Result<T>> parse) =>
        rule.Custom((member, context) =>
        {
            if (member.IsSet)
            {
                context.AddErrors(context.PropertyPath, parse(member.Value), member.Value);
            }
        });

    /// <summary>The secret must be what <paramref name="parse"/> accepts; it is not echoed.</summary>
    public static void MustParse<TRequest, T>(this IRuleBuilderInitial<TRequest, Secret?> rule, Func<string?, Result<T>> parse) =>
        rule.Custom((secret, context) => context.AddErrors(context.PropertyPath, parse(secret?.Value), attemptedValue: null));

    /// <summary>The secret must be there; it is not judged otherwise.</summary>
    public static void MustBePresent<TRequest>(this IRuleBuilderInitial<TRequest, Secret?> rule) =>
        rule.MustParse(text => text is null ? Error.Validation(ErrorCodes.Required) : Result<string>.Success(text));

    /// <summary>Reports what the domain refused.</summary>
    public static void AddErrors<TRequest>(this ValidationContext<TRequest> context, string field, IResult result, object? attemptedValue)
    {
        foreach (var error in result.Errors)
        {
            context.AddFailure(new ValidationFailure(field, error.Code)
            {
                CustomState = error with { Field = field, AttemptedValue = attemptedValue },
            });
        }
    }

    /// <summary>Reports what the domain refused, with the value that each refusal names.</summary>
    public static void AddErrors<TRequest>(this ValidationContext<TRequest> context, string field, IResult result)
    {
        foreach (var error in result.Errors)
        {
            context.AddFailure(new ValidationFailure(field, error.Code) { CustomState = error with { Field = field } });
        }
    }

    /// <summary>Reports one fault.</summary>
    public static void AddError<TRequest>(this ValidationContext<TRequest> context, string field, Error error)
    {
        Result refused = error;
        context.AddErrors(field, refused);
    }

    /// <summary>Reports a new password that is the one given as the one in use.</summary>
    public static void AddErrorWhenUnchanged<TRequest>(this ValidationContext<TRequest> context, string field, Secret? chosen, Secret? current)
    {
        if (chosen is not null && chosen.Value == current?.Value)
        {
            context.AddError(field, Error.Validation(ErrorCodes.PasswordUnchanged));
        }
    }

    /// <summary>Reports what is wrong with a local, by its two members.</summary>
    public static void AddLocalErrors<TRequest>(this ValidationContext<TRequest> context, Result<Local> result, string idField, string nameField)
    {
        foreach (var error in result.Errors)
        {
            context.AddError(error.Field == nameof(Local.Id) ? idField : nameField, error);
        }
    }

    /// <summary>Reports what is wrong with the areas of a catalogue.</summary>
    public static void AddAreaErrors<TRequest>(this ValidationContext<TRequest> context, string field, IEnumerable<string> areas)
    {
        foreach (var area in areas)
        {
            context.AddErrors(field, Area.Parse(area), area);
        }
    }

    /// <summary>The domain's error inside a failure.</summary>
    public static Error ToError(ValidationFailure failure) =>
        failure.CustomState as Error
        ?? throw new InvalidOperationException($"A validator reported '{failure.ErrorMessage}' on {failure.PropertyName} without the domain's error.");
}
