using FluentValidation;
using FluentValidation.Results;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>What becomes of a user's details, whoever changes them.</summary>
internal static class DetailsChanges
{
    /// <summary>Asks the domain about the name and the password that the user would end up with.</summary>
    public static void AddNameAndPasswordErrors<TRequest>(this ValidationContext<TRequest> context, UserView? current, PasswordPolicy policy)
        where TRequest : IDetailsChange
    {
        var request = context.InstanceToValidate;
        var currentName = current is null ? null : PersonName.Restore(current.Name, current.FirstName);
        // A part that was left out of the name of nobody is not what is wrong.
        var isJudged = request.Name.IsSet && (current is not null || !request.Name.Value.IsPartial);
        var name = isJudged ? request.Name.Value.Parse(currentName) : null;
        if (name is not null)
        {
            context.AddNameErrors(nameof(request.Name), request.Name.Value, name);
        }

        if (request.Password.IsSet)
        {
            var email = request.Email.IsSet ? request.Email.Value : current?.Email;
            var whole = name is { IsSuccess: true } ? name.Value.Value : current?.Name;
            context.AddErrors(nameof(request.Password), policy.Parse(request.Password.Value?.Value, email, whole), attemptedValue: null);
        }
    }

    /// <summary>Reports what is wrong with a name, by its parts when it has parts.</summary>
    public static void AddNameErrors<TRequest>(this ValidationContext<TRequest> context, string field, NameInput sent, IResult result)
    {
        foreach (var error in result.Errors)
        {
            var (part, text) = error.Field switch
            {
                nameof(PersonName.First) => ($"{field}.{error.Field}", sent.First),
                nameof(PersonName.Last) => ($"{field}.{error.Field}", sent.Last),
                _ => (field, sent.Whole),
            };
            context.AddFailure(new ValidationFailure(part, error.Code) { CustomState = error with { Field = part, AttemptedValue = text } });
        }
    }

    /// <summary>Changes the address and the name, as far as they were sent.</summary>
    /// <returns>Success, or what is wrong with a name of which a part was kept.</returns>
    public static Result ChangeEmailAndName(this User user, IDetailsChange request, DateTimeOffset now)
    {
        if (request.Email.IsSet)
        {
            user.ChangeEmail(EmailAddress.Parse(request.Email.Value).Value, now);
        }

        if (request.Name.IsSet)
        {
            var name = request.Name.Value.Parse(user.Name);
            if (!name.IsSuccess)
            {
                // The part that was kept has changed since the request was judged.
                return Error.Validation(name.Errors[0].Code, nameof(request.Name)) with { Limit = name.Errors[0].Limit };
            }

            user.Rename(name.Value, now);
        }

        return Result.Success;
    }
}
