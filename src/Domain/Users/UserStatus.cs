namespace HelpDesk.Users.Domain.Users;

/// <summary>Whether a user can sign in. The values are stored.</summary>
public enum UserStatus
{
    /// <summary>The user can sign in.</summary>
    Active = 0,

    /// <summary>The user is deactivated and can't sign in.</summary>
    Inactive = 1,

    /// <summary>The user is suspended and can't sign in until reactivated.</summary>
    Suspended = 2,
}
