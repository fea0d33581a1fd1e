namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>The hash of a replaced password of a user.</summary>
internal sealed class FormerPasswordRow
{
    /// <summary>Increases in the order in which the passwords were replaced.</summary>
    public long Id { get; init; }

    public required long UserNumber { get; init; }

    public required string OrganizationId { get; init; }

    public required string PasswordHash { get; init; }

    /// <summary>Whether it was a temporary password: set by an administrator, for the user to change.</summary>
    public required bool WasTemporary { get; init; }
}
