namespace HelpDesk.Users.Domain.Results;

/// <summary>The codes of all expected failures.</summary>
public static class ErrorCodes
{
    /// <summary>A required field is missing.</summary>
    public const string Required = "required";

    /// <summary>The field is not a string.</summary>
    public const string NotText = "not_text";

    /// <summary>The field is not true or false.</summary>
    public const string NotBoolean = "not_boolean";

    /// <summary>The field is not a list of strings.</summary>
    public const string NotTextList = "not_text_list";

    /// <summary>The field is not a list of objects.</summary>
    public const string NotObjectList = "not_object_list";

    /// <summary>The field or parameter is not an integer.</summary>
    public const string NotNumber = "not_number";

    /// <summary>The parameter is not a time in the ISO 8601 format.</summary>
    public const string NotTime = "not_time";

    /// <summary>The parameter is not a cursor that this service returned for the same order.</summary>
    public const string NotCursor = "not_cursor";

    /// <summary>Sent more than once: a parameter; or in a file a column, an email address, or both a password and a hash.</summary>
    public const string Repeated = "repeated";

    /// <summary>Must not be sent together with <see cref="Error.Allowed"/>.</summary>
    public const string Exclusive = "exclusive";

    /// <summary>Outside <see cref="Error.Range"/>.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>The period ends before it begins.</summary>
    public const string EndBeforeStart = "end_before_start";

    /// <summary>Fewer characters than <see cref="Error.Limit"/>.</summary>
    public const string TooShort = "too_short";

    /// <summary>More characters than <see cref="Error.Limit"/>.</summary>
    public const string TooLong = "too_long";

    /// <summary>More items than <see cref="Error.Limit"/>.</summary>
    public const string TooMany = "too_many";

    /// <summary>Not in the required format.</summary>
    public const string Malformed = "malformed";

    /// <summary>Control characters, invisible characters or invalid Unicode.</summary>
    public const string ForbiddenCharacters = "forbidden_characters";

    /// <summary>
    /// A spreadsheet took the digits for a number, and wrote it with an exponent and only its first digits, such as <c>5.29991E+11</c>.
    /// </summary>
    public const string RoundedNumber = "rounded_number";

    /// <summary>Not one of <see cref="Error.Allowed"/>.</summary>
    public const string UnknownChoice = "unknown_choice";

    /// <summary>The request has a field that the contract doesn't know, named in <see cref="Error.AttemptedValue"/>.</summary>
    public const string UnknownMember = "unknown_member";

    /// <summary>
    /// The request has a query parameter that the call doesn't know, named in <see cref="Error.AttemptedValue"/>. Those that it knows are in
    /// <see cref="Error.Allowed"/>.
    /// </summary>
    public const string UnknownParameter = "unknown_parameter";

    /// <summary>The role needs an area, and the user has none.</summary>
    public const string AreaRequired = "area_required";

    /// <summary>The area isn't in the organization's catalogue, which is in <see cref="Error.Allowed"/>.</summary>
    public const string AreaNotInCatalogue = "area_not_in_catalogue";

    /// <summary>The new password is the same as the current one.</summary>
    public const string PasswordUnchanged = "password_unchanged";

    /// <summary>The new password is in the list of common passwords.</summary>
    public const string PasswordCommon = "password_common";

    /// <summary>The new password contains the user's email address or name.</summary>
    public const string PasswordPersonal = "password_personal";

    /// <summary>The user had the new password before, or an administrator set it before.</summary>
    public const string PasswordReused = "password_reused";

    /// <summary>The password is correct, but it is temporary and has expired.</summary>
    public const string TemporaryPasswordExpired = "temporary_password_expired";

    /// <summary>The organization has no user with this id.</summary>
    public const string UserNotFound = "user_not_found";

    /// <summary>The user has no session with this id.</summary>
    public const string SessionNotFound = "session_not_found";

    /// <summary>The object isn't in one of the versions that the caller expects: it has changed since it was read.</summary>
    public const string VersionMismatch = "version_mismatch";

    /// <summary>The organization has no service account with this client id.</summary>
    public const string ServiceAccountNotFound = "service_account_not_found";

    /// <summary>Another service account of the organization has this name.</summary>
    public const string ServiceNameTaken = "service_name_taken";

    /// <summary>Another user of the organization has this email.</summary>
    public const string EmailTaken = "email_taken";

    /// <summary>Another user of the organization has this username.</summary>
    public const string UsernameTaken = "username_taken";

    /// <summary>More counters than <see cref="Error.Limit"/> for one user.</summary>
    public const string TooManyCounters = "too_many_counters";

    /// <summary>A counter would exceed the range of 64 bits.</summary>
    public const string CounterOverflow = "counter_overflow";

    /// <summary>The organization would have no active administrator.</summary>
    public const string LastAdministrator = "last_administrator";

    /// <summary>There is no organization with this id.</summary>
    public const string OrganizationNotFound = "organization_not_found";

    /// <summary>Another organization has this id.</summary>
    public const string OrganizationIdTaken = "organization_id_taken";

    /// <summary>The help desk's own organization can't be deactivated.</summary>
    public const string HelpDeskNeeded = "help_desk_needed";

    /// <summary>The organization has no role with this key.</summary>
    public const string RoleNotFound = "role_not_found";

    /// <summary>Another role of the organization has this number.</summary>
    public const string RoleNumberTaken = "role_number_taken";

    /// <summary>Another role of the organization has this key.</summary>
    public const string RoleKeyTaken = "role_key_taken";

    /// <summary>Another role of the organization has this name.</summary>
    public const string RoleNameTaken = "role_name_taken";

    /// <summary>The permission can't be added to a role.</summary>
    public const string PermissionReserved = "permission_reserved";

    /// <summary>The administrator role must keep the permissions in <see cref="Error.Allowed"/>.</summary>
    public const string PermissionsNeeded = "permissions_needed";

    /// <summary>All permissions of an organization together are too long for the access token of a user who holds them.</summary>
    public const string PermissionsTooLong = "permissions_too_long";

    /// <summary>The role can't require an area, because a user with this role has none.</summary>
    public const string HoldersWithoutArea = "holders_without_area";

    /// <summary>The organization has no local with this id.</summary>
    public const string LocalNotFound = "local_not_found";

    /// <summary>Another local of the organization has this id.</summary>
    public const string LocalIdTaken = "local_id_taken";

    /// <summary>No access token, or an invalid one.</summary>
    public const string SignInRequired = "sign_in_required";

    /// <summary>Unknown email address or wrong password; the error doesn't say which.</summary>
    public const string InvalidCredentials = "invalid_credentials";

    /// <summary>The current password, which a change of the password requires, is wrong.</summary>
    public const string WrongCurrentPassword = "wrong_current_password";

    /// <summary>Unknown or disabled service account, or wrong secret; the error doesn't say which.</summary>
    public const string InvalidClient = "invalid_client";

    /// <summary>A service requests a token with a permission that the service account doesn't have.</summary>
    public const string InvalidScope = "invalid_scope";

    /// <summary>The refresh token is unknown, used, expired or revoked.</summary>
    public const string InvalidRefreshToken = "invalid_refresh_token";

    /// <summary>The password is correct, but the user or the organization isn't active.</summary>
    public const string UserInactive = "user_inactive";

    /// <summary>The user must change the password first.</summary>
    public const string PasswordChangeRequired = "password_change_required";

    /// <summary>The request is only for users, and a service sent it.</summary>
    public const string PersonRequired = "person_required";

    /// <summary>The caller doesn't have the permission in <see cref="Error.Allowed"/>.</summary>
    public const string PermissionMissing = "permission_missing";

    /// <summary>Users can't change their own roles, their own status, or whether they must change the password.</summary>
    public const string OwnAccess = "own_access";

    /// <summary>Too many failed sign-ins for this email address.</summary>
    public const string TooManyAttempts = "too_many_attempts";

    /// <summary>Another signing key is already published and doesn't sign yet.</summary>
    public const string SigningKeyWaiting = "signing_key_waiting";
}
