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
}
