namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>The consecutive failed sign-ins of one email address, whether or not a user has it.</summary>
internal sealed class SignInAttemptsRow
{
    public required string OrganizationId { get; init; }

    /// <summary>SHA-256 of the canonical email address, in hexadecimal: addresses that belong to no user must not be stored.</summary>
    public required string EmailHash { get; init; }

    public int Failures { get; set; }

    public DateTimeOffset LastFailureAt { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public long Version { get; set; }
}
