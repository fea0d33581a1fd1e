namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>The sort order of users. Users with the same sort key are in order of creation.</summary>
public enum UserOrder
{
    /// <summary>The order of creation.</summary>
    Created,

    /// <summary>By name; case and accents are ignored.</summary>
    Name,

    /// <summary>By email address; case is ignored.</summary>
    Email,

    /// <summary>By the time of the last change.</summary>
    Updated,

    /// <summary>By the time of the last sign-in, beginning with those who never signed in.</summary>
    LastLogin,

    /// <summary>By the time when they were last seen, beginning with those who never were.</summary>
    LastSeen,
}
