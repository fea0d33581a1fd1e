using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>Identifies a user of the caller's organization: by id, number or email address.</summary>
public readonly record struct UserReference
{
    /// <summary>The id; null for another reference.</summary>
    public Guid? Id { get; private init; }

    /// <summary>The number; null for another reference.</summary>
    public long? Number { get; private init; }

    /// <summary>The canonical form of the email address; null for another reference.</summary>
    public string? CanonicalEmail { get; private init; }

    /// <summary>Creates a reference by number.</summary>
    public static UserReference Numbered(long number) => new() { Number = number };

    /// <summary>Creates a reference by email address.</summary>
    public static UserReference Addressed(EmailAddress email)
    {
        ArgumentNullException.ThrowIfNull(email);
        return new() { CanonicalEmail = email.Canonical };
    }

    /// <summary>Converts an id to a reference.</summary>
    public static implicit operator UserReference(Guid id) => new() { Id = id };
}
