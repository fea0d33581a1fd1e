using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Account.UpdateOwnUser;

/// <summary>
/// Checks a name of which one part is kept, and the new password, which must differ from the current one and requires it.
/// </summary>
internal sealed class UpdateOwnUserCommandValidator : AbstractValidator<UpdateOwnUserCommand>
{
    public UpdateOwnUserCommandValidator(IUserQueries users, PasswordPolicy policy, ICallerAccessor caller)
    {
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var self = caller.Current.UserId is { } id ? await users.FindAsync(id, cancellationToken) : null;
            context.AddNameAndPasswordErrors(self, policy);
            context.AddErrorWhenUnchanged(nameof(command.Password), command.Password, command.CurrentPassword);
            if (command.Password.IsSet && !command.CurrentPassword.IsSet && !caller.Current.MustChangePassword)
            {
                context.AddErrors([Error.Validation(ErrorCodes.Required, nameof(command.CurrentPassword))]);
            }
        }).When(command => command.Name.IsSet || command.Password.IsSet);
    }
}
