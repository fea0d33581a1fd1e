using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>Checks and changes the details that administrators and the users themselves can change.</summary>
internal static class DetailsChanges
{
    /// <summary>
    /// Adds the errors of the resulting name and of the new password. <paramref name="current"/> is null when the user doesn't exist.
    /// </summary>
    public static void AddNameAndPasswordErrors<TRequest>(
        this ValidationContext<TRequest> context,
        UserView? current,
        PasswordPolicy policy)
        where TRequest : IDetailsChange
    {
        var request = context.InstanceToValidate;
        var name = current?.Name;
        if (current is not null && request.Name.IsValid)
        {
            var renamed = request.Name.Value.ApplyTo(PersonName.Restore(current.Name, current.FirstName));
            context.AddErrors(nameof(request.Name), renamed);
            name = renamed.IsSuccess ? renamed.Value.Value : name;
        }

        if (request.Password.IsValid)
        {
            var email = request.Email.IsValid ? request.Email.Value.Value : current?.Email;
            context.AddErrors(nameof(request.Password), policy.Check(request.Password.Value, email, name));
        }
    }

    /// <summary>Changes the email address and the name, if they were sent.</summary>
    /// <returns>Success, or the errors of a name whose other part has changed since the request was validated.</returns>
    public static Result ChangeEmailAndName(this User user, IDetailsChange request, DateTimeOffset now)
    {
        if (request.Email.IsSet)
        {
            user.ChangeEmail(request.Email.Value, now);
        }

        if (request.Name.IsSet)
        {
            var name = request.Name.Value.ApplyTo(user.Name);
            if (!name.IsSuccess)
            {
                return Result.Failure([.. name.Errors.Of(nameof(request.Name))]);
            }

            user.Rename(name.Value, now);
        }

        return Result.Success;
    }
}
