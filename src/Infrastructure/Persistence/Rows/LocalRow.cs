namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A stored local (place of work) of an organization.</summary>
internal sealed class LocalRow
{
    public required string OrganizationId { get; init; }

    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The position in the organization's order, from 1.</summary>
    public required int Position { get; init; }
}
