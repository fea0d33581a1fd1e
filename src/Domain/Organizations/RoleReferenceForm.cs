namespace HelpDesk.Users.Domain.Organizations;

/// <summary>What a <see cref="RoleReference"/> contains.</summary>
public enum RoleReferenceForm
{
    /// <summary>The role's name.</summary>
    Name,

    /// <summary>The role's key.</summary>
    Key,

    /// <summary>The role's number.</summary>
    Number,
}
