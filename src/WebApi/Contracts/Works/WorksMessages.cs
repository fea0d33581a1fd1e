using System.Globalization;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.Works.Requests;
using HelpDesk.Users.WebApi.Http;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>
/// The contract's messages. Those that its specification prints are copied from it. The messages for faults have the wording and the
/// order of the validator that its clients know: the check that is closest to the value comes first.
/// </summary>
internal static class WorksMessages
{
    public const string UserDeleted = "Usuario eliminado";
    public const string UserUnlocked = "Usuario desbloqueado";
    public const string NotUuid = "Validation failed (uuid is expected)";

    private const string Unauthorized = "Unauthorized";
    private const string Forbidden = "Forbidden resource";
    private const string TooManyAttempts = "Demasiados intentos. Espera antes de volver a intentarlo";

    /// <summary>The message for a refused request.</summary>
    public static string For(Error error) => error.Code switch
    {
        ErrorCodes.SignInRequired => Unauthorized,
        ErrorCodes.InvalidCredentials => "Credenciales inválidas",
        ErrorCodes.WrongCurrentPassword => "La contraseña actual no es correcta",
        ErrorCodes.UserInactive => "Usuario inactivo",
        ErrorCodes.TemporaryPasswordExpired => "La contraseña temporal ha caducado. Pide otra a un administrador",
        ErrorCodes.PasswordChangeRequired =>
            $"Debes cambiar tu contraseña antes de continuar: PATCH {WorksContract.UsersPath}/{{id}} con password, "
            + "o POST /api/auth/change-password",
        ErrorCodes.PermissionMissing or ErrorCodes.OwnAccess or ErrorCodes.PersonRequired => Forbidden,
        ErrorCodes.UserNotFound => "Usuario no encontrado",
        ErrorCodes.EmailTaken => "El correo electrónico ya está registrado.",
        ErrorCodes.LastAdministrator => "No se puede eliminar, desactivar ni cambiar de rol al último administrador activo",
        ErrorCodes.VersionMismatch => "El usuario ha cambiado desde que se leyó",
        IdempotencyKey.Reused => "La Idempotency-Key ya se usó con otra solicitud",
        ErrorCodes.TooManyAttempts => TooManyAttempts,
        _ => throw new InvalidOperationException($"The works office's contract has no words for '{error.Code}'."),
    };

    /// <summary>The messages for a fault of the request. For some faults the validator reports several.</summary>
    /// <param name="error">The fault.</param>
    /// <param name="name">The member; null for the body as a whole.</param>
    public static IEnumerable<string> ForFault(Error error, string? name) => (name, error.Code) switch
    {
        (null, ErrorCodes.Required) => ["The request body should not be empty"],
        (null, FormatErrorCodes.MalformedJson) => ["The request body must be JSON in which no member is repeated"],
        (null, FormatErrorCodes.NotAnObject) => ["The request body must be a JSON object"],
        (_, ErrorCodes.UnknownParameter) =>
            [$"property {error.AttemptedValue} should not exist; those that exist are: {string.Join(", ", error.Allowed ?? [])}"],
        (_, ErrorCodes.TooMany) => [$"{name} must contain no more than {Number(error.Limit)} elements"],
        (_, ErrorCodes.UnknownMember) => [$"property {error.AttemptedValue} should not exist"],
        ("email", ErrorCodes.Required or ErrorCodes.NotText or ErrorCodes.Malformed) => ["email must be an email"],
        ("nombreCompleto", ErrorCodes.Required or ErrorCodes.NotText) => [AtLeast(name, WorksName.MinLength), NotText(name)],
        ("password", ErrorCodes.Required or ErrorCodes.NotText) => [PasswordAtLeast(Password.MinLength), NotText(name)],
        ("currentPassword", ErrorCodes.Required) => [$"{name} should not be empty", NotText(name)],
        ("password", ErrorCodes.TooShort) => [PasswordAtLeast(error.Limit)],
        ("roles", ErrorCodes.Required or ErrorCodes.NotText) => [OneOf(name, OrganizationTemplates.WorksRoles.Select(role => role.Name))],
        (_, ErrorCodes.NotText) => [NotText(name)],
        (_, ErrorCodes.NotBoolean) => [$"{name} must be a boolean value"],
        (_, ErrorCodes.NotNumber) => [$"{name} must be an integer number"],
        (_, ErrorCodes.TooShort) => [AtLeast(name, error.Limit)],
        (_, ErrorCodes.TooLong) => [$"{name} must be shorter than or equal to {Number(error.Limit)} characters"],
        (_, ErrorCodes.OutOfRange) =>
            [$"{name} must not be less than {Number(error.Range?.Least)} nor greater than {Number(error.Range?.Most)}"],
        (_, ErrorCodes.UnknownChoice) => [OneOf(name, error.Allowed ?? [])],
        (_, ErrorCodes.ForbiddenCharacters) => [$"{name} must not contain control, invisible or broken characters"],
        (_, ErrorCodes.NotCursor) => [$"{name} must be the one in the link to the next page, in the same order"],
        (_, ErrorCodes.Repeated) => [$"{name} must not be repeated"],
        (_, ErrorCodes.Malformed) => [$"{name} must be 1 to 255 characters of ASCII"],
        (_, ErrorCodes.PasswordCommon) => ["La contraseña es una de las más usadas; elige otra"],
        (_, ErrorCodes.PasswordPersonal) => ["La contraseña no debe contener el correo electrónico ni el nombre"],
        (_, ErrorCodes.PasswordReused) => ["La contraseña ya se usó antes; elige otra"],
        (_, ErrorCodes.PasswordUnchanged) => ["La contraseña nueva debe ser distinta de la actual"],
        _ => throw new InvalidOperationException($"The works office's contract has no words for '{error.Code}' of '{name}'."),
    };

    /// <summary>The message for a status code without an error of the application; null to use HTTP's reason phrase.</summary>
    public static string? ForStatus(int statusCode) => statusCode switch
    {
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status413PayloadTooLarge => "The request body must not be larger than 1 MB",
        StatusCodes.Status415UnsupportedMediaType => "The request body must be application/json",
        StatusCodes.Status429TooManyRequests => TooManyAttempts,
        StatusCodes.Status500InternalServerError => "Internal server error",
        _ => null,
    };

    private static string NotText(string? name) => $"{name} must be a string";

    private static string AtLeast(string? name, int? limit) => $"{name} must be longer than or equal to {Number(limit)} characters";

    private static string PasswordAtLeast(int? limit) => $"La contraseña debe tener al menos {Number(limit)} caracteres";

    private static string OneOf(string? name, IEnumerable<string> choices) =>
        $"{name} must be one of the following values: {string.Join(", ", choices)}";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
