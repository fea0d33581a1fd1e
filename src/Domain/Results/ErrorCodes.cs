namespace HelpDesk.Users.Domain.Results;

/// <summary>The names of all expected failures.</summary>
public static class ErrorCodes
{
    /// <summary>A required member is absent.</summary>
    public const string Required = "required";

    /// <summary>The member is not a string.</summary>
    public const string NotText = "not_text";

    /// <summary>The member is not true or false.</summary>
    public const string NotBoolean = "not_boolean";

    /// <summary>The member is not a list of strings.</summary>
    public const string NotTextList = "not_text_list";

    /// <summary>The member is not a list of objects.</summary>
    public const string NotObjectList = "not_object_list";

    /// <summary>The member or parameter is not a whole number.</summary>
    public const string NotNumber = "not_number";

    /// <summary>The parameter is not an instant of ISO 8601.</summary>
    public const string NotTime = "not_time";

    /// <summary>The parameter does not come from the page before.</summary>
    public const string NotCursor = "not_cursor";

    /// <summary>Sent more than once: a parameter, or in a file a column, an address or a way to set the password.</summary>
    public const string Repeated = "repeated";

    /// <summary>Outside <see cref="Error.Range"/>.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>The time asked for ends before it begins.</summary>
    public const string EndBeforeStart = "end_before_start";

    /// <summary>Fewer characters than <see cref="Error.Limit"/>.</summary>
    public const string TooShort = "too_short";

    /// <summary>More characters than <see cref="Error.Limit"/>.</summary>
    public const string TooLong = "too_long";

    /// <summary>More items than <see cref="Error.Limit"/>.</summary>
    public const string TooMany = "too_many";

    /// <summary>Not in the form that the field asks for.</summary>
    public const string Malformed = "malformed";

    /// <summary>Control, invisible or broken characters.</summary>
    public const string ForbiddenCharacters = "forbidden_characters";

    /// <summary>Not one of <see cref="Error.Allowed"/>.</summary>
    public const string UnknownChoice = "unknown_choice";

    /// <summary>The request has no member of the name that is in <see cref="Error.AttemptedValue"/>.</summary>
    public const string UnknownMember = "unknown_member";

    /// <summary>The role needs an area and there is none.</summary>
    public const string AreaRequired = "area_required";

    /// <summary>The organization has a catalogue of areas, <see cref="Error.Allowed"/>, and this is not in it.</summary>
    public const string AreaNotInCatalogue = "area_not_in_catalogue";

    /// <summary>The new password is the one in use.</summary>
    public const string PasswordUnchanged = "password_unchanged";

    /// <summary>The new password is one of those that everybody uses.</summary>
    public const string PasswordCommon = "password_common";

    /// <summary>The new password contains the user's address or name.</summary>
    public const string PasswordPersonal = "password_personal";

    /// <summary>The user had the new password before, or an administrator had given it.</summary>
    public const string PasswordReused = "password_reused";

    /// <summary>The password was right, but an administrator had set it too long ago.</summary>
    public const string TemporaryPasswordExpired = "temporary_password_expired";

    /// <summary>No user of the organization has this id.</summary>
    public const string UserNotFound = "user_not_found";

    /// <summary>The user has no session with this id.</summary>
    public const string SessionNotFound = "session_not_found";

    /// <summary>Somebody else changed it since it was read.</summary>
    public const string VersionMismatch = "version_mismatch";

    /// <summary>No service account of the organization has this client id.</summary>
    public const string ServiceAccountNotFound = "service_account_not_found";

    /// <summary>Another service account of the organization has this name.</summary>
    public const string ServiceNameTaken = "service_name_taken";

    /// <summary>Another user of the organization has this email.</summary>
    public const string EmailTaken = "email_taken";

    /// <summary>Another user of the organization has this username.</summary>
    public const string UsernameTaken = "username_taken";

    /// <summary>More counters than <see cref="Error.Limit"/> for one user.</summary>
    public const string TooManyCounters = "too_many_counters";

    /// <summary>A counter would leave the range of its 64 bits.</summary>
    public const string CounterOverflow = "counter_overflow";

    /// <summary>The organization would be left without an active administrator.</summary>
    public const string LastAdministrator = "last_administrator";

    /// <summary>No organization has this id.</summary>
    public const string OrganizationNotFound = "organization_not_found";

    /// <summary>Another organization has this id.</summary>
    public const string OrganizationIdTaken = "organization_id_taken";

    /// <summary>The help desk's own organization cannot be locked out.</summary>
    public const string HelpDeskNeeded = "help_desk_needed";

    /// <summary>The organization has no role with this key.</summary>
    public const string RoleNotFound = "role_not_found";

    /// <summary>Another role of the organization has this number.</summary>
    public const string RoleNumberTaken = "role_number_taken";

    /// <summary>Another role of the organization has this key.</summary>
    public const string RoleKeyTaken = "role_key_taken";

    /// <summary>Another role of the organization has this name.</summary>
    public const string RoleNameTaken = "role_name_taken";

    /// <summary>A role cannot be given this permission.</summary>
    public const string PermissionReserved = "permission_reserved";

    /// <summary>Administrators must keep <see cref="Error.Allowed"/>.</summary>
    public const string PermissionsNeeded = "permissions_needed";

    /// <summary>The role cannot begin to need an area: somebody who holds it has none.</summary>
    public const string HoldersWithoutArea = "holders_without_area";

    /// <summary>The organization has no local with this id.</summary>
    public const string LocalNotFound = "local_not_found";

    /// <summary>Another local of the organization has this id.</summary>
    public const string LocalIdTaken = "local_id_taken";

    /// <summary>No token, or one that does not count.</summary>
    public const string SignInRequired = "sign_in_required";

    /// <summary>Unknown email or wrong password; which of the two is not told.</summary>
    public const string InvalidCredentials = "invalid_credentials";

    /// <summary>The current password given to change it is wrong.</summary>
    public const string WrongCurrentPassword = "wrong_current_password";

    /// <summary>Unknown or disabled service account or wrong secret; which of them is not told.</summary>
    public const string InvalidClient = "invalid_client";

    /// <summary>A service asks for a token with a permission that it does not hold.</summary>
    public const string InvalidScope = "invalid_scope";

    /// <summary>The refresh token is unknown, used, expired or ended.</summary>
    public const string InvalidRefreshToken = "invalid_refresh_token";

    /// <summary>The password was right and the user is not active.</summary>
    public const string UserInactive = "user_inactive";

    /// <summary>The user must choose a password of its own first.</summary>
    public const string PasswordChangeRequired = "password_change_required";

    /// <summary>Only a person may ask for this, about itself, and a service asks.</summary>
    public const string PersonRequired = "person_required";

    /// <summary>The caller lacks a permission, named in <see cref="Error.Allowed"/>.</summary>
    public const string PermissionMissing = "permission_missing";

    /// <summary>Nobody changes its own roles or status, or whether it must change its password.</summary>
    public const string OwnAccess = "own_access";

    /// <summary>Too many failed sign-ins for this email.</summary>
    public const string TooManyAttempts = "too_many_attempts";

    /// <summary>A signing key is published already and has not begun to sign.</summary>
    public const string SigningKeyWaiting = "signing_key_waiting";
}
