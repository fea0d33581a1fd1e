namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A local of an organization as stored.</summary>
internal sealed class LocalRow
{
    public required string OrganizationId { get; init; }

    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Its place in the organization's order, counted from 1.</summary>
    public required int Position { get; init; }
}
