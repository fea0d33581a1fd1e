using System.Globalization;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;
using HelpDesk.Users.WebApi.Http;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>The contract's messages.</summary>
internal static class HelpDeskMessages
{
    public const string UserCreated = "Usuario creado";
    public const string UserUpdated = "Usuario actualizado";
    public const string UserDeleted = "Usuario eliminado";
    public const string PasswordChanged = "Contraseña actualizada. Inicia sesión de nuevo";
    public const string ServiceAccountDeleted = "Servicio eliminado";
    public const string LoggedOut = "Sesión cerrada";
    public const string LoggedOutEverywhere = "Todas las sesiones cerradas";

    private const string TooManyAttempts = "Demasiados intentos. Espera antes de volver a intentarlo";

    /// <summary>The message for a refused request.</summary>
    public static string For(Error error) => error.Code switch
    {
        ErrorCodes.SignInRequired => "No autenticado",
        ErrorCodes.InvalidCredentials => "Credenciales incorrectas",
        ErrorCodes.WrongCurrentPassword => "La contraseña actual no es correcta",
        ErrorCodes.InvalidRefreshToken => "La sesión ha terminado. Inicia sesión de nuevo",
        ErrorCodes.UserInactive => "Usuario inactivo",
        ErrorCodes.TemporaryPasswordExpired => "La contraseña temporal ha caducado. Pide otra a un administrador",
        ErrorCodes.PasswordChangeRequired =>
            $"Debes cambiar tu contraseña antes de continuar: POST {HelpDeskContract.Prefix}/change-password",
        ErrorCodes.PersonRequired => "Esta operación es de una persona sobre sí misma, no de un servicio",
        ErrorCodes.PermissionMissing => $"No tienes permiso para esta acción: {Join(error.Allowed)}",
        ErrorCodes.UserNotFound => "Usuario no encontrado",
        ErrorCodes.SessionNotFound => "Sesión no encontrada",
        ErrorCodes.ServiceAccountNotFound => "Servicio no encontrado",
        ErrorCodes.EmailTaken => "Email ya existe",
        ErrorCodes.UsernameTaken => "Nombre de usuario ya existe",
        ErrorCodes.ServiceNameTaken => "Ya existe un servicio con ese nombre",
        ErrorCodes.LastAdministrator => "No se puede eliminar, desactivar ni cambiar de rol al último ADMIN activo",
        ErrorCodes.OwnAccess => "Nadie cambia con un archivo su propio acceso ni su propia contraseña",
        ErrorCodes.VersionMismatch => "El usuario ha cambiado desde que lo leíste. Vuelve a leerlo antes de cambiarlo",
        ErrorCodes.TooManyAttempts => TooManyAttempts,
        _ => throw new InvalidOperationException($"The help desk's contract has no words for '{error.Code}'."),
    };

    /// <summary>The message for a fault of the request.</summary>
    public static string ForFault(Error error) => error.Code switch
    {
        ErrorCodes.Required when error.Field is null => "El cuerpo de la solicitud es obligatorio",
        ErrorCodes.Required => "Este campo es obligatorio",
        ErrorCodes.NotText => "Debe ser un texto",
        ErrorCodes.NotBoolean => "Debe ser true o false",
        ErrorCodes.NotTextList => "Debe ser una lista de textos",
        ErrorCodes.TooShort => $"Debe tener al menos {Number(error.Limit)} caracteres",
        ErrorCodes.TooLong => $"Debe tener como máximo {Number(error.Limit)} caracteres",
        ErrorCodes.Malformed when error.Field == nameof(CreateUserCommand.IdempotencyKey) =>
            $"Debe tener de 1 a {IdempotencyKey.MaxLength} caracteres ASCII",
        IdempotencyKey.Reused => "Esta clave ya se usó con otra solicitud",
        ErrorCodes.Malformed when error.Field == nameof(UserRow.PasswordHash) =>
            "Debe ser un hash de bcrypt, de coste 4 a 16, o de este servicio",
        FormatErrorCodes.MalformedCsv => "La fila no tiene tantas celdas como columnas, o sus comillas no cuadran",
        ErrorCodes.UnknownMember => "No existe tal columna",
        ErrorCodes.Malformed => "Debe ser un correo electrónico válido",
        ErrorCodes.ForbiddenCharacters => "Contiene caracteres no permitidos",
        ErrorCodes.UnknownChoice => $"Debe ser uno de: {Join(error.Allowed)}",
        ErrorCodes.NotNumber => "Debe ser un número entero",
        ErrorCodes.NotTime => "Debe ser un instante ISO 8601, como 2026-01-31T08:00:00Z",
        ErrorCodes.NotCursor => "Debe ser el cursor del enlace «next» de la página anterior",
        ErrorCodes.Repeated => "No se puede repetir",
        ErrorCodes.OutOfRange => $"Debe ser un número entero de {Number(error.Range?.Least)} a {Number(error.Range?.Most)}",
        ErrorCodes.EndBeforeStart => "El principio no puede ser posterior al final",
        FormatErrorCodes.MalformedJson => "El cuerpo no es JSON válido, o repite un miembro",
        FormatErrorCodes.NotAnObject => "El cuerpo debe ser un objeto JSON",
        ErrorCodes.AreaRequired => "El área es obligatoria para este rol",
        ErrorCodes.AreaNotInCatalogue => $"El área debe ser una de: {Join(error.Allowed)}",
        ErrorCodes.PasswordCommon => "Es una de las contraseñas más usadas; elige otra",
        ErrorCodes.PasswordPersonal => "No debe contener el correo electrónico ni el nombre",
        ErrorCodes.PasswordReused => "Ya se usó antes; elige otra",
        ErrorCodes.PasswordUnchanged => "La nueva contraseña debe ser distinta de la actual",
        ErrorCodes.LastAdministrator or ErrorCodes.OwnAccess or ErrorCodes.UsernameTaken => For(error),
        _ => throw new InvalidOperationException($"The help desk's contract has no words for '{error.Code}'."),
    };

    /// <summary>The message for a file that was refused before it was read.</summary>
    public static string ForFile(int statusCode) => statusCode == StatusCodes.Status413PayloadTooLarge
        ? $"El archivo supera {UserFilesController.MaxFileMegabytes} MB"
        : "El archivo debe ser text/csv o application/x-ndjson, en UTF-8";

    /// <summary>The message for a status code without an error of the application; null to use HTTP's reason phrase.</summary>
    public static string? ForStatus(int statusCode) => statusCode switch
    {
        StatusCodes.Status400BadRequest => "Solicitud incorrecta",
        StatusCodes.Status401Unauthorized => "No autenticado",
        StatusCodes.Status403Forbidden => "No tienes permiso para esta acción",
        StatusCodes.Status404NotFound => "No encontrado",
        StatusCodes.Status405MethodNotAllowed => "Método no permitido",
        StatusCodes.Status413PayloadTooLarge => "El cuerpo de la solicitud supera 1 MB",
        StatusCodes.Status415UnsupportedMediaType => "El cuerpo debe ser application/json",
        StatusCodes.Status429TooManyRequests => TooManyAttempts,
        StatusCodes.Status503ServiceUnavailable => "El servicio no está disponible por el momento. Inténtalo de nuevo en unos segundos",
        StatusCodes.Status500InternalServerError => "Error interno del servidor",
        _ => null,
    };

    private static string Join(IReadOnlyList<string>? names) => string.Join(", ", names ?? []);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
