using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>Keeps a transaction short. What is wrong with single rows is found when they are stored.</summary>
internal sealed class ImportUsersCommandValidator : AbstractValidator<ImportUsersCommand>
{
    public ImportUsersCommandValidator() => RuleFor(command => command.Rows).Custom((rows, context) =>
    {
        if (rows.Count > ImportUsersCommand.MaxRows)
        {
            context.AddErrors([Error.Validation(ErrorCodes.TooMany, nameof(ImportUsersCommand.Rows)) with { Limit = ImportUsersCommand.MaxRows }]);
        }
    });
}
