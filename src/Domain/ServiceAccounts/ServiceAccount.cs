using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.ServiceAccounts;

/// <summary>
/// A program of an organization that comes in with a secret of its own instead of a person's password. It holds permissions and
/// no role, and whoever locks it out ends its tokens.
/// </summary>
public sealed class ServiceAccount
{
    /// <summary>The longest overlap of two secrets: 30 days.</summary>
    public const int MaxOverlapSeconds = 30 * 24 * 60 * 60;

    /// <summary>The overlap of two secrets when nobody asks for another one.</summary>
    public static readonly TimeSpan DefaultOverlap = TimeSpan.FromDays(1);

    private ServiceAccountState state;

    private ServiceAccount(ServiceAccountState state) => this.state = state;

    /// <summary>The client id of RFC 6749. It looks like no user's id.</summary>
    public string Id => state.Id;

    /// <summary>The organization it belongs to.</summary>
    public string OrganizationId => state.OrganizationId;

    /// <summary>What people call it, unique in the organization.</summary>
    public ServiceAccountName Name => state.Name;

    /// <summary>What it may do; at least one code, each once.</summary>
    public IReadOnlyList<string> Permissions => state.Permissions;

    /// <summary>Whether it may come in.</summary>
    public bool IsActive => state.IsActive;

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt => state.CreatedAt;

    /// <summary>When it last got a token, UTC.</summary>
    public DateTimeOffset? LastUsedAt => state.LastUsedAt;

    /// <summary>Goes up whenever the tokens issued before must end. Tokens carry it; only the newest counts.</summary>
    public long AccessVersion => state.AccessVersion;

    /// <summary>How often it was changed; checked by every write.</summary>
    public long Version => state.Version;

    /// <summary>What recognises its secret.</summary>
    public string SecretHash => state.SecretHash;

    /// <summary>What recognises the secret before, null when that counts no more.</summary>
    public string? PreviousSecretHash => state.PreviousSecretHash;

    /// <summary>Until when the secret before counts, UTC.</summary>
    public DateTimeOffset? PreviousSecretUntil => state.PreviousSecretUntil;

    /// <summary>Creates an active service account.</summary>
    /// <param name="organizationId">The organization it belongs to.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="permissions">What it may do; at least one code.</param>
    /// <param name="secretHash">What recognises its secret.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>The account, or <see cref="ErrorCodes.Required"/> for no permission.</returns>
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

    /// <summary>Brings a stored account back to life.</summary>
    /// <param name="state">What was stored.</param>
    /// <returns>The account.</returns>
    public static ServiceAccount Restore(ServiceAccountState state) => new(state);

    /// <summary>Reads for how long two secrets shall overlap.</summary>
    /// <param name="seconds">What was sent.</param>
    /// <returns>The overlap, or <see cref="ErrorCodes.OutOfRange"/> beyond <see cref="MaxOverlapSeconds"/>.</returns>
    public static Result<TimeSpan> ParseOverlap(long seconds) => seconds is >= 0 and <= MaxOverlapSeconds
        ? TimeSpan.FromSeconds(seconds)
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (0, MaxOverlapSeconds) };

    /// <summary>Whether whoever knows this secret is the service, and may come in. Takes the same time whatever is wrong.</summary>
    /// <param name="secretHash">What recognises the secret that was sent.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>True for the secret and, during the overlap, the one before, of an active account.</returns>
    public bool Recognises(string secretHash, DateTimeOffset now)
    {
        var isCurrent = AreEqual(secretHash, SecretHash);
        var isPrevious = AreEqual(secretHash, PreviousSecretHash ?? SecretHash) & PreviousSecretUntil > now;
        return (isCurrent | isPrevious) & IsActive;
    }

    /// <summary>Reads what a token shall be limited to.</summary>
    /// <param name="scope">Codes with blanks between them; null or blank for all that the account may do.</param>
    /// <returns>The codes in the account's order, or <see cref="ErrorCodes.InvalidScope"/> for one that it does not hold.</returns>
    public Result<IReadOnlyList<string>> FindScope(string? scope)
    {
        var asked = scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet() ?? [];
        return asked.IsSubsetOf(Permissions)
            ? Result<IReadOnlyList<string>>.Success(asked.Count == 0 ? Permissions : [.. Permissions.Where(asked.Contains)])
            : Error.Validation(ErrorCodes.InvalidScope);
    }

    /// <summary>Gives the service a new secret. The one before counts until the overlap ends, and none before that.</summary>
    /// <param name="newHash">What recognises the new secret.</param>
    /// <param name="overlap">How long the secret so far still counts; nothing for not at all.</param>
    /// <param name="now">The time, UTC.</param>
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

    /// <summary>Locks the service out and ends its tokens.</summary>
    public void Disable() => ChangeActive(isActive: false);

    /// <summary>Lets the service in again. Tokens that ended before stay ended.</summary>
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
