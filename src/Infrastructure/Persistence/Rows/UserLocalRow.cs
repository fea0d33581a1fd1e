namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A local where a user works.</summary>
internal sealed class UserLocalRow
{
    public long UserNumber { get; init; }

    public required string OrganizationId { get; init; }

    public required string LocalId { get; init; }

    public LocalRow? Local { get; init; }
}
