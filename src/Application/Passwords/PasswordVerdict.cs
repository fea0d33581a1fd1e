namespace HelpDesk.Users.Application.Passwords;

/// <summary>The result of comparing a password with a hash.</summary>
public enum PasswordVerdict
{
    /// <summary>The password is wrong.</summary>
    Wrong,

    /// <summary>The password is correct.</summary>
    Right,

    /// <summary>The password is correct, but its hash has outdated parameters: store a new hash.</summary>
    RightButOutdated,
}
