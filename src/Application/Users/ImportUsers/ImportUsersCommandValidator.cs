using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>Limits the number of rows. The handler checks the rows themselves.</summary>
internal sealed class ImportUsersCommandValidator : AbstractValidator<ImportUsersCommand>
{
    public ImportUsersCommandValidator() => RuleFor(command => command.Rows).Custom((rows, context) =>
    {
        if (rows.Count > ImportUsersCommand.MaxRows)
        {
            context.AddErrors(
                [Error.Validation(ErrorCodes.TooMany, nameof(ImportUsersCommand.Rows)) with { Limit = ImportUsersCommand.MaxRows }]);
        }
    });
}
