namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>The consecutive failed sign-ins of one email address, whether or not a user has it.</summary>
internal sealed class SignInAttemptsRow
{
    public required string OrganizationId { get; init; }

    /// <summary>SHA-256 of the canonical email address, in hexadecimal: addresses that belong to no user must not be stored.</summary>
    public required string EmailHash { get; init; }

    /// <summary>The canonical email address if a user had it at the last failure; otherwise null.</summary>
    public string? Email { get; set; }

    public int Failures { get; set; }

    public DateTimeOffset LastFailureAt { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public long Version { get; set; }
}
