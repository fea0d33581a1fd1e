namespace HelpDesk.Users.Domain.Organizations;

/// <summary>What a request calls a role by.</summary>
public enum RoleReferenceForm
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>Its key.</summary>
    Key,

    /// <summary>Its number.</summary>
    Number,
}
