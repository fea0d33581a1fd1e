namespace HelpDesk.Users.Application.Users;

/// <summary>How a request names a user of its organization: by its id, or by its number in the directory.</summary>
public readonly record struct UserReference
{
    /// <summary>Its id, when it is named by that.</summary>
    public Guid? Id { get; private init; }

    /// <summary>Its number, when it is named by that.</summary>
    public long? Number { get; private init; }

    /// <summary>A user by its number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The reference.</returns>
    public static UserReference Numbered(long number) => new() { Number = number };

    /// <summary>An id names a user.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator UserReference(Guid id) => new() { Id = id };
}
