using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.AddUserStats;

/// <summary>Asks the domain about the names.</summary>
internal sealed class AddUserStatsCommandValidator : AbstractValidator<AddUserStatsCommand>
{
    public AddUserStatsCommandValidator() =>
        RuleFor(command => command).Custom((command, context) =>
            context.AddErrors(nameof(command.Amounts), UserStats.CheckAmounts(command.Amounts)));
}
