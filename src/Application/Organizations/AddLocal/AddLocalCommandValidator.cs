using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations.AddLocal;

/// <summary>Asks the domain about both members.</summary>
internal sealed class AddLocalCommandValidator : AbstractValidator<AddLocalCommand>
{
    public AddLocalCommandValidator() => RuleFor(command => command).Custom((command, context) =>
        context.AddLocalErrors(Local.Parse(command.LocalId, command.LocalName), nameof(command.LocalId), nameof(command.LocalName)));
}
