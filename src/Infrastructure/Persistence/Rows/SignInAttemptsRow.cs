namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>The consecutive failed sign-ins for one address, whether or not anybody has it.</summary>
internal sealed class SignInAttemptsRow
{
    public required string OrganizationId { get; init; }

    /// <summary>SHA-256 of the canonical address, in hexadecimal: unknown addresses are nobody's business.</summary>
    public required string EmailHash { get; init; }

    public int Failures { get; set; }

    public DateTimeOffset LastFailureAt { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public long Version { get; set; }
}
