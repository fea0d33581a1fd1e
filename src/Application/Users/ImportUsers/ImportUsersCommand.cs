using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>
/// Creates and changes users of the caller's organization, each by its address: some rows of a file, in one transaction.
/// What is wrong with a row is an error with its line. Callers end no tokens of their own (<see cref="ErrorCodes.OwnAccess"/>).
/// </summary>
/// <param name="Rows">The rows, at most <see cref="MaxRows"/>, of which no two are about one user.</param>
[RequiresPermissionsOrSystem(Permissions.UsersCreate, Permissions.UsersEdit, AuditName = "ImportUsers")]
public sealed record ImportUsersCommand(IReadOnlyList<UserRow> Rows) : ParsedRequest, ICommand<Result<ImportedRows>>
{
    /// <summary>The most rows: what others wait for.</summary>
    public const int MaxRows = 500;

    /// <summary>Whether nothing is stored, and no password hashed: only what would be is told.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether the other rows are stored when one is faulty.</summary>
    public bool SkipsFaulty { get; init; }

    /// <summary>How many active administrators the rows of a dry run have added so far; less than 0 for taken away.</summary>
    public int AdministratorsAdded { get; init; }
}
