namespace HelpDesk.Users.Domain.Users;

/// <summary>Whether a user may come in. The numbers are stored.</summary>
public enum UserStatus
{
    /// <summary>May sign in.</summary>
    Active = 0,

    /// <summary>Deactivated: kept, and locked out.</summary>
    Inactive = 1,

    /// <summary>Suspended: kept, and locked out until made active again.</summary>
    Suspended = 2,
}
