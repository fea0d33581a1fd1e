namespace HelpDesk.Users.Application.Passwords;

/// <summary>What comparing a password with a hash says.</summary>
public enum PasswordVerdict
{
    /// <summary>Not the password.</summary>
    Wrong,

    /// <summary>The password.</summary>
    Right,

    /// <summary>The password, hashed with weaker parameters than today's: store a new hash.</summary>
    RightButOutdated,
}
