using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Account.UpdateOwnUser;

/// <summary>Asks the domain about each member that was sent; a new password must be another one, and needs the one in use.</summary>
internal sealed class UpdateOwnUserCommandValidator : AbstractValidator<UpdateOwnUserCommand>
{
    public UpdateOwnUserCommandValidator(IUserQueries users, PasswordPolicy policy, ICallerAccessor caller)
    {
        RuleFor(command => command.Email).MustParse(EmailAddress.Parse);
        RuleFor(command => command).CustomAsync(async (command, context, cancellationToken) =>
        {
            var self = caller.Current.UserId is { } id ? await users.FindAsync(id, cancellationToken) : null;
            context.AddNameAndPasswordErrors(self, policy);
            context.AddErrorWhenUnchanged(nameof(command.Password), command.Password.Value, command.CurrentPassword);
            if (command.Password.IsSet && command.CurrentPassword is null && !caller.Current.MustChangePassword)
            {
                context.AddError(nameof(command.CurrentPassword), Error.Validation(ErrorCodes.Required));
            }
        }).When(command => command.Name.IsSet || command.Password.IsSet);
    }
}
