using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>
/// Creates and changes users of the caller's organization from some rows of a file, in one transaction. The email address identifies
/// the user. The errors of a row have its line. A row that would revoke the caller's own tokens is refused with
/// <see cref="ErrorCodes.OwnAccess"/>.
/// </summary>
/// <param name="Rows">The rows, at most <see cref="MaxRows"/>, without repeated email addresses.</param>
[RequiresPermissionsOrSystem(Permissions.UsersCreate, Permissions.UsersEdit, AuditName = "ImportUsers")]
public sealed record ImportUsersCommand(IReadOnlyList<UserRow> Rows) : ParsedRequest, ICommand<Result<ImportedRows>>
{
    /// <summary>The maximum number of rows: other commands wait while the transaction runs.</summary>
    public const int MaxRows = 500;

    /// <summary>Whether nothing is stored and no password is hashed: the command only reports what it would do.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether rows with errors are skipped and the others are stored.</summary>
    public bool SkipsFaulty { get; init; }

    /// <summary>Whether users without a password get a generated one.</summary>
    public bool GeneratesPasswords { get; init; }

    /// <summary>The number of active administrators that previous rows of a dry run have added; negative for removed.</summary>
    public int AdministratorsAdded { get; init; }
}
