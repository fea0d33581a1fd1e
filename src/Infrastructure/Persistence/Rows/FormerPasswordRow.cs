namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A password that a user had before.</summary>
internal sealed class FormerPasswordRow
{
    /// <summary>In the order in which they were replaced.</summary>
    public long Id { get; init; }

    public required long UserNumber { get; init; }

    public required string OrganizationId { get; init; }

    public required string PasswordHash { get; init; }

    /// <summary>Whether an administrator had set it for the user to change.</summary>
    public required bool WasTemporary { get; init; }
}
