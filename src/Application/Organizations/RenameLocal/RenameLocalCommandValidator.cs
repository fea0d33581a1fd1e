using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.Application.Organizations.RenameLocal;

/// <summary>Asks the domain about the name.</summary>
internal sealed class RenameLocalCommandValidator : AbstractValidator<RenameLocalCommand>
{
    // An id that nobody can have is refused as unknown, not as malformed.
    private const string AnyId = "local";

    public RenameLocalCommandValidator() =>
        RuleFor(command => command.LocalName).MustParse(name => Local.Parse(AnyId, name));
}
