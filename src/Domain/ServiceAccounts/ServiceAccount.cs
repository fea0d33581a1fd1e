using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.ServiceAccounts;

/// <summary>
/// The account of a program of an organization, which authenticates with a secret. It has permissions but no role. Disabling it revokes
/// its tokens.
/// </summary>
public sealed class ServiceAccount
{
    /// <summary>The maximum overlap of two secrets, in seconds: 30 days.</summary>
    public const int MaxOverlapSeconds = 30 * 24 * 60 * 60;

    /// <summary>The default overlap of two secrets: one day.</summary>
    public static readonly TimeSpan DefaultOverlap = TimeSpan.FromDays(1);

    private ServiceAccountState state;

    private ServiceAccount(ServiceAccountState state) => this.state = state;

    /// <summary>The client id (RFC 6749). Its format differs from the format of user ids.</summary>
    public string Id => state.Id;

    /// <summary>The organization of the account.</summary>
    public string OrganizationId => state.OrganizationId;

    /// <summary>The display name, unique in the organization.</summary>
    public ServiceAccountName Name => state.Name;

    /// <summary>The codes of the permissions; at least one, without duplicates.</summary>
    public IReadOnlyList<string> Permissions => state.Permissions;

    /// <summary>Whether it can get tokens.</summary>
    public bool IsActive => state.IsActive;

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt => state.CreatedAt;

    /// <summary>When it last got a token, UTC; null for never.</summary>
    public DateTimeOffset? LastUsedAt => state.LastUsedAt;

    /// <summary>The version of the access, a security stamp in every token. Increasing it revokes all tokens issued before.</summary>
    public long AccessVersion => state.AccessVersion;

    /// <summary>The version, which increases with every change; for optimistic concurrency.</summary>
    public long Version => state.Version;

    /// <summary>The hash of the secret.</summary>
    public string SecretHash => state.SecretHash;

    /// <summary>The hash of the previous secret; null when there is no overlap.</summary>
    public string? PreviousSecretHash => state.PreviousSecretHash;

    /// <summary>When the previous secret expires, UTC; null when there is no overlap.</summary>
    public DateTimeOffset? PreviousSecretUntil => state.PreviousSecretUntil;

    /// <summary>Creates an active service account.</summary>
    /// <returns>The account, or <see cref="ErrorCodes.Required"/> for no permissions.</returns>
    public static Result<ServiceAccount> Create(
        string organizationId,
        ServiceAccountName name,
        IReadOnlyList<string> permissions,
        string secretHash,
        DateTimeOffset now) =>
        permissions.Count == 0
            ? Error.Validation(ErrorCodes.Required, nameof(Permissions))
            : new ServiceAccount(new(
                $"svc_{Guid.CreateVersion7(now):N}",
                organizationId,
                name,
                [.. permissions.Distinct()],
                IsActive: true,
                CreatedAt: now,
                LastUsedAt: null,
                AccessVersion: 1,
                Version: 1,
                secretHash,
                PreviousSecretHash: null,
                PreviousSecretUntil: null));

    /// <summary>Restores a stored account.</summary>
    public static ServiceAccount Restore(ServiceAccountState state) => new(state);

    /// <summary>Parses the overlap of two secrets.</summary>
    /// <returns>The overlap, or <see cref="ErrorCodes.OutOfRange"/> when it is not from 0 to <see cref="MaxOverlapSeconds"/>.</returns>
    public static Result<TimeSpan> ParseOverlap(long seconds) => seconds is >= 0 and <= MaxOverlapSeconds
        ? TimeSpan.FromSeconds(seconds)
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (0, MaxOverlapSeconds) };

    /// <summary>
    /// Whether the account is active and the hash is the one of its secret or, during the overlap, of the previous secret. It takes the
    /// same time in all cases.
    /// </summary>
    public bool VerifySecret(string secretHash, DateTimeOffset now)
    {
        var isCurrent = AreEqual(secretHash, SecretHash);
        var isPrevious = AreEqual(secretHash, PreviousSecretHash ?? SecretHash) & PreviousSecretUntil > now;
        return (isCurrent | isPrevious) & IsActive;
    }

    /// <summary>
    /// Parses the scope of a token (RFC 6749, 3.3): permission codes separated by spaces; null or blank for all permissions of the account.
    /// </summary>
    /// <returns>The codes in the account's order, or <see cref="ErrorCodes.InvalidScope"/> when the account lacks one of them.</returns>
    public Result<IReadOnlyList<string>> FindScope(string? scope)
    {
        var requested = scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet() ?? [];
        return requested.IsSubsetOf(Permissions)
            ? Result<IReadOnlyList<string>>.Success(requested.Count == 0 ? Permissions : [.. Permissions.Where(requested.Contains)])
            : Error.Validation(ErrorCodes.InvalidScope);
    }

    /// <summary>
    /// Replaces the secret. The replaced secret stays valid until the overlap ends; zero means that it is invalid immediately. Older
    /// secrets are invalid.
    /// </summary>
    public void RotateSecret(string newHash, TimeSpan overlap, DateTimeOffset now)
    {
        var overlaps = overlap > TimeSpan.Zero;
        Apply(state with
        {
            SecretHash = newHash,
            PreviousSecretHash = overlaps ? SecretHash : null,
            PreviousSecretUntil = overlaps ? now + overlap : null,
        });
    }

    /// <summary>Disables the account and revokes its tokens.</summary>
    public void Disable() => ChangeActive(isActive: false);

    /// <summary>Enables the account again. Revoked tokens don't become valid again.</summary>
    public void Enable() => ChangeActive(isActive: true);

    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(one.AsSpan()), MemoryMarshal.AsBytes(other.AsSpan()));

    private void ChangeActive(bool isActive)
    {
        if (IsActive != isActive)
        {
            Apply(state with { IsActive = isActive, AccessVersion = AccessVersion + 1 });
        }
    }

    private void Apply(ServiceAccountState changed) => state = changed with { Version = changed.Version + 1 };
}
