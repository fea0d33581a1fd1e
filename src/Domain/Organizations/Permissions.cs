namespace HelpDesk.Users.Domain.Organizations;

/// <summary>The permission codes that this service itself asks for.</summary>
public static class Permissions
{
    /// <summary>See users.</summary>
    public const string UsersRead = "users:read";

    /// <summary>Create users.</summary>
    public const string UsersCreate = "users:create";

    /// <summary>Change, deactivate and reactivate users, and reset their passwords.</summary>
    public const string UsersEdit = "users:edit";

    /// <summary>Delete users.</summary>
    public const string UsersDelete = "users:delete";

    /// <summary>See, create, change and delete the accounts of services.</summary>
    public const string ServiceAccountsManage = "service-accounts:manage";

    /// <summary>Create and change organizations: the permission of who runs the whole directory.</summary>
    public const string OrganizationsManage = "organizations:manage";

    /// <summary>Read the audit.</summary>
    public const string AuditRead = "audit:read";

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } =
        new HashSet<string> { UsersRead, UsersCreate, UsersEdit, UsersDelete, ServiceAccountsManage, OrganizationsManage, AuditRead };
}
