using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>The permission codes that this service itself asks for.</summary>
public static class Permissions
{
    /// <summary>The most characters of a code.</summary>
    public const int MaxLength = 100;

    /// <summary>The most codes of one role: they travel in every token of who holds it.</summary>
    public const int MaxCount = 100;

    /// <summary>See users.</summary>
    public const string UsersRead = "users:read";

    /// <summary>Create users.</summary>
    public const string UsersCreate = "users:create";

    /// <summary>Change, deactivate and reactivate users, and reset their passwords.</summary>
    public const string UsersEdit = "users:edit";

    /// <summary>Delete users.</summary>
    public const string UsersDelete = "users:delete";

    /// <summary>See, create, change and delete the accounts of services.</summary>
    public const string ServiceAccountsManage = "service-accounts:manage";

    /// <summary>Create and change organizations: the permission of who runs the whole directory.</summary>
    public const string OrganizationsManage = "organizations:manage";

    /// <summary>Read the audit.</summary>
    public const string AuditRead = "audit:read";

    /// <summary>Add to the counters of users.</summary>
    public const string StatsWrite = "stats:write";

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>
    {
        UsersRead,
        UsersCreate,
        UsersEdit,
        UsersDelete,
        ServiceAccountsManage,
        OrganizationsManage,
        AuditRead,
        StatsWrite,
    };

    /// <summary>Leaves out what this service itself asks for.</summary>
    /// <param name="codes">Any codes.</param>
    /// <returns>The codes that other services read from the tokens, in their order.</returns>
    public static IEnumerable<string> OfOtherServices(IEnumerable<string> codes) => codes.Where(code => !All.Contains(code));

    /// <summary>What the administrators of every organization need to run it.</summary>
    public static IReadOnlyList<string> OfAdministrators { get; } =
        [UsersRead, UsersCreate, UsersEdit, UsersDelete, ServiceAccountsManage, AuditRead];

    /// <summary>Reads the codes that a role is to allow, of this service or of others.</summary>
    /// <param name="codes">What was sent.</param>
    /// <returns>
    /// The codes, each once, or <see cref="ErrorCodes.TooMany"/>, or <see cref="ErrorCodes.Malformed"/> for each that is not 1 to
    /// <see cref="MaxLength"/> lower-case ASCII letters, digits, colons, dots, dashes and underscores.
    /// </returns>
    public static Result<IReadOnlyList<string>> Parse(IReadOnlyList<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var distinct = codes.Distinct().ToList();
        var malformed = distinct.Where(code => !IsCode(code)).Select(code => Error.Validation(ErrorCodes.Malformed) with { AttemptedValue = code }).ToList();
        return (distinct.Count, malformed.Count) switch
        {
            ( > MaxCount, _) => Error.Validation(ErrorCodes.TooMany) with { Limit = MaxCount },
            (_, 0) => Result<IReadOnlyList<string>>.Success(distinct),
            _ => Result<IReadOnlyList<string>>.Failure(malformed),
        };
    }

    private static bool IsCode(string text) =>
        text.Length is > 0 and <= MaxLength
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is ':' or '.' or '-' or '_');
}
