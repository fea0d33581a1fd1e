using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Organizations;

/// <summary>The codes of the permissions that this service checks.</summary>
public static class Permissions
{
    /// <summary>The maximum length of a code, in characters.</summary>
    public const int MaxLength = 100;

    /// <summary>The maximum number of codes of a role: the access tokens of its users contain all of them.</summary>
    public const int MaxCount = 100;

    /// <summary>
    /// The maximum length of all codes of an organization, counted as in a JSON array: a user can hold all roles of an organization, and its
    /// access token must fit into a header of HTTP.
    /// </summary>
    public const int MaxTotalLength = 12_000;

    /// <summary>Read users.</summary>
    public const string UsersRead = "users:read";

    /// <summary>Read the names of users whose ids are known, with their area, picture and whether they are active.</summary>
    public const string UsersNames = "users:names";

    /// <summary>Create users.</summary>
    public const string UsersCreate = "users:create";

    /// <summary>Change, deactivate and reactivate users, and reset their passwords.</summary>
    public const string UsersEdit = "users:edit";

    /// <summary>Delete users.</summary>
    public const string UsersDelete = "users:delete";

    /// <summary>Read where and with what other users are signed in.</summary>
    public const string SessionsRead = "sessions:read";

    /// <summary>Read, create, change and delete service accounts.</summary>
    public const string ServiceAccountsManage = "service-accounts:manage";

    /// <summary>Read, create and change all organizations.</summary>
    public const string OrganizationsManage = "organizations:manage";

    /// <summary>Read the audit.</summary>
    public const string AuditRead = "audit:read";

    /// <summary>Add to the counters of users.</summary>
    public const string StatsWrite = "stats:write";

    /// <summary>All codes.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>
    {
        UsersRead,
        UsersNames,
        UsersCreate,
        UsersEdit,
        UsersDelete,
        SessionsRead,
        ServiceAccountsManage,
        OrganizationsManage,
        AuditRead,
        StatsWrite,
    };

    /// <summary>Selects the codes that only other services check, in the same order.</summary>
    public static IEnumerable<string> OfOtherServices(IEnumerable<string> codes) => codes.Where(code => !All.Contains(code));

    /// <summary>The permissions that the administrators of every organization need.</summary>
    public static IReadOnlyList<string> OfAdministrators { get; } =
        [UsersRead, UsersCreate, UsersEdit, UsersDelete, ServiceAccountsManage, AuditRead, SessionsRead, UsersNames];

    /// <summary>Parses the codes of a role, of this service or of other services.</summary>
    /// <returns>
    /// The codes, without duplicates, or <see cref="ErrorCodes.TooMany"/>, or <see cref="ErrorCodes.Malformed"/> for each code that doesn't
    /// have 1 to <see cref="MaxLength"/> lowercase ASCII letters, digits, colons, dots, dashes and underscores.
    /// </returns>
    public static Result<IReadOnlyList<string>> Parse(IReadOnlyList<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var distinct = codes.Distinct().ToList();
        var malformed = distinct
            .Where(code => !IsCode(code))
            .Select(code => Error.Validation(ErrorCodes.Malformed) with { AttemptedValue = code })
            .ToList();
        return (distinct.Count, malformed.Count) switch
        {
            ( > MaxCount, _) => Error.Validation(ErrorCodes.TooMany) with { Limit = MaxCount },
            (_, 0) => Result<IReadOnlyList<string>>.Success(distinct),
            _ => Result<IReadOnlyList<string>>.Failure(malformed),
        };
    }

    /// <summary>The length that counts for <see cref="MaxTotalLength"/>: each code once, with its quotes and comma.</summary>
    internal static int TotalLengthOf(IEnumerable<string> codes) => codes.Distinct().Sum(code => code.Length + 3);

    private static bool IsCode(string text) =>
        text.Length is > 0 and <= MaxLength
        && text.All(character =>
            char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is ':' or '.' or '-' or '_');
}
