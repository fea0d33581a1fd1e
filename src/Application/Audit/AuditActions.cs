namespace HelpDesk.Users.Application.Audit;

/// <summary>The names of the actions that the audit records.</summary>
public static class AuditActions
{
    /// <summary>All actions.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(AuditActions).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>A user signed in, or tried to.</summary>
    public const string SignIn = "sign_in";

    /// <summary>A refresh token that had been issued was refused: used before, expired or revoked.</summary>
    public const string Refresh = "refresh";

    /// <summary>A caller without the necessary permission was refused.</summary>
    public const string AccessRefused = "access_refused";

    /// <summary>A user was created.</summary>
    public const string UserCreated = "user_created";

    /// <summary>Fields of a user changed.</summary>
    public const string UserUpdated = "user_updated";

    /// <summary>A user was deactivated.</summary>
    public const string UserDeactivated = "user_deactivated";

    /// <summary>A user was suspended.</summary>
    public const string UserSuspended = "user_suspended";

    /// <summary>A user was reactivated.</summary>
    public const string UserReactivated = "user_reactivated";

    /// <summary>The failed sign-ins of a user were forgotten, and with them the lock.</summary>
    public const string UserUnlocked = "user_unlocked";

    /// <summary>A user was deleted.</summary>
    public const string UserDeleted = "user_deleted";

    /// <summary>A user changed their own password, or failed to.</summary>
    public const string PasswordChanged = "password_changed";

    /// <summary>An administrator set a user's password.</summary>
    public const string PasswordReset = "password_reset";

    /// <summary>An operator gave a user a password with a command, for the reason in the changes.</summary>
    public const string AccountRecovered = "account_recovered";

    /// <summary>All tokens of a user were revoked.</summary>
    public const string SignedOutEverywhere = "signed_out_everywhere";

    /// <summary>One session of a user was ended.</summary>
    public const string SessionEnded = "session_ended";

    /// <summary>A signing key was created.</summary>
    public const string SigningKeyCreated = "signing_key_created";

    /// <summary>A signing key is no longer valid.</summary>
    public const string SigningKeyRetired = "signing_key_retired";

    /// <summary>A service account was created.</summary>
    public const string ServiceAccountCreated = "service_account_created";

    /// <summary>A service account got a new secret.</summary>
    public const string ServiceAccountSecretRotated = "service_account_secret_rotated";

    /// <summary>A service account was disabled.</summary>
    public const string ServiceAccountDisabled = "service_account_disabled";

    /// <summary>A service account was enabled again.</summary>
    public const string ServiceAccountEnabled = "service_account_enabled";

    /// <summary>A service account was deleted.</summary>
    public const string ServiceAccountDeleted = "service_account_deleted";

    /// <summary>A service got a token with its secret, or tried to.</summary>
    public const string ServiceSignIn = "service_sign_in";

    /// <summary>An organization was created.</summary>
    public const string OrganizationCreated = "organization_created";

    /// <summary>The name or the policy of an organization changed.</summary>
    public const string OrganizationUpdated = "organization_updated";

    /// <summary>An organization was deactivated, which locks out all its users and services.</summary>
    public const string OrganizationDeactivated = "organization_deactivated";

    /// <summary>An organization was reactivated.</summary>
    public const string OrganizationReactivated = "organization_reactivated";

    /// <summary>A role was added to an organization.</summary>
    public const string RoleCreated = "role_created";

    /// <summary>Fields of a role changed.</summary>
    public const string RoleUpdated = "role_updated";

    /// <summary>A local was added to an organization.</summary>
    public const string LocalCreated = "local_created";

    /// <summary>A local was renamed.</summary>
    public const string LocalUpdated = "local_updated";
}
