using System.Buffers.Binary;
using System.Buffers.Text;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>The parameters of the contract's queries, in the order in which faults are listed.</summary>
internal static class HelpDeskParameters
{
    /// <summary>What else is asked for of users.</summary>
    public static readonly QueryParameter Include = new(nameof(UserDetailsRequest.Include), "include");

    /// <summary>The parameters of the list of users.</summary>
    public static readonly IReadOnlyList<QueryParameter> Users =
    [
        new(nameof(ListUsersQuery.Search), "q"),
        new(nameof(ListUsersQuery.Role), "rol"),
        new(nameof(ListUsersQuery.Area), "area"),
        new(nameof(ListUsersQuery.IsActive), "is_active"),
        new(nameof(ListUsersQuery.Email), "email"),
        new(nameof(ListUsersQuery.Users), "ids"),
        new(nameof(ListUsersQuery.LastSeenBefore), "last_seen_before"),
        new(nameof(ListUsersQuery.NeverSignedIn), "never_signed_in"),
        new(nameof(ListUsersQuery.MustChangePassword), "must_change_password"),
        new(nameof(ListUsersQuery.UpdatedSince), "updated_since"),
        Include,
        new(nameof(ListUsersQuery.Order), "sort"),
        new(nameof(ListUsersQuery.Limit), "limit"),
        new(nameof(ListUsersQuery.Cursor), PageLink.CursorName),
    ];

    /// <summary>The parameters of the import of users.</summary>
    public static readonly IReadOnlyList<QueryParameter> Import =
    [
        new(nameof(ImportOptions.IsDryRun), "dry_run"),
        new(nameof(ImportOptions.SkipsFaulty), "on_error"),
        new(nameof(ImportUsersRequest.Encoding), "encoding"),
        new(nameof(ImportUsersRequest.Password), "password"),
    ];

    /// <summary>The parameters of the export of users.</summary>
    public static readonly IReadOnlyList<QueryParameter> Export = [new(nameof(ExportUsersRequest.Format), "format")];

    /// <summary>The parameters of the audit.</summary>
    public static readonly IReadOnlyList<QueryParameter> Audit =
    [
        new(nameof(AuditSearch.SubjectId), "user"),
        new(nameof(AuditSearch.ActorId), "actor"),
        new(nameof(AuditSearch.Action), "action"),
        new(nameof(AuditSearch.Outcome), "outcome"),
        new(nameof(AuditSearch.From), "from"),
        new(nameof(AuditSearch.To), "to"),
        new(nameof(AuditSearch.Limit), "limit"),
        new(nameof(AuditSearch.Before), PageLink.CursorName),
        new(nameof(AuditRequest.Format), "format"),
    ];

    /// <summary>Creates the cursor for the records before this one.</summary>
    public static string ToCursor(long sequence)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, sequence);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Parses a cursor. Its value is the number of the record that the page ends before.</summary>
    public static Result<long> ParseCursor(string text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return Base64Url.IsValid(text, out var length) && length == bytes.Length
            && Base64Url.DecodeFromChars(text, bytes) == length
            && BinaryPrimitives.ReadInt64BigEndian(bytes) is > 0 and var sequence
            && ToCursor(sequence) == text
            ? sequence
            : Error.Validation(ErrorCodes.NotCursor);
    }
}
