namespace HelpDesk.Users.Application.Users;

/// <summary>Identifies a user of the caller's organization, by id or by number.</summary>
public readonly record struct UserReference
{
    /// <summary>The id; null for a reference by number.</summary>
    public Guid? Id { get; private init; }

    /// <summary>The number; null for a reference by id.</summary>
    public long? Number { get; private init; }

    /// <summary>Creates a reference by number.</summary>
    public static UserReference Numbered(long number) => new() { Number = number };

    /// <summary>Converts an id to a reference.</summary>
    public static implicit operator UserReference(Guid id) => new() { Id = id };
}
