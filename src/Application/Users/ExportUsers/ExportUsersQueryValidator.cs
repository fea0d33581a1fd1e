using FluentValidation;

namespace HelpDesk.Users.Application.Users.ExportUsers;

/// <summary>Finds nothing of its own: only the contract can misread what is asked for.</summary>
internal sealed class ExportUsersQueryValidator : AbstractValidator<ExportUsersQuery>;
