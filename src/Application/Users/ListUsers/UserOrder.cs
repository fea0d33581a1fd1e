namespace HelpDesk.Users.Application.Users.ListUsers;

/// <summary>What users are ordered by. Those who are alike in it are in order of creation.</summary>
public enum UserOrder
{
    /// <summary>Their creation.</summary>
    Created,

    /// <summary>Their names, without case and accents.</summary>
    Name,

    /// <summary>Their addresses, without case.</summary>
    Email,
}
