using System.Globalization;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;
using HelpDesk.Users.WebApi.Http;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>The contract's messages, in Spanish, or in English for clients that prefer it.</summary>
internal sealed class HelpDeskMessages
{
    private static readonly HelpDeskMessages English = new(isEnglish: true);
    private static readonly HelpDeskMessages Spanish = new(isEnglish: false);

    private readonly bool isEnglish;

    private HelpDeskMessages(bool isEnglish) => this.isEnglish = isEnglish;

    public string UserCreated => Text("Usuario creado", "User created");
    public string UserUpdated => Text("Usuario actualizado", "User updated");
    public string UserDeleted => Text("Usuario eliminado", "User deleted");
    public string UserUnlocked => Text("Usuario desbloqueado", "User unlocked");
    public string PasswordChanged => Text("Contraseña actualizada. Inicia sesión de nuevo", "Password changed. Sign in again");
    public string ServiceAccountDeleted => Text("Servicio eliminado", "Service deleted");
    public string LoggedOut => Text("Sesión cerrada", "Signed out");
    public string LoggedOutEverywhere => Text("Todas las sesiones cerradas", "All sessions ended");

    private string TooManyAttempts => Text(
        "Demasiados intentos. Espera antes de volver a intentarlo",
        "Too many attempts. Wait before you try again");

    /// <summary>The messages in the language that <c>Accept-Language</c> prefers.</summary>
    public static HelpDeskMessages Of(HttpRequest request) => request.PrefersEnglish() ? English : Spanish;

    /// <summary>The message for a refused request.</summary>
    public string For(Error error) => error.Code switch
    {
        ErrorCodes.SignInRequired => Text("No autenticado", "Not authenticated"),
        ErrorCodes.InvalidCredentials => Text("Credenciales incorrectas", "Wrong email or password"),
        ErrorCodes.WrongCurrentPassword => Text("La contraseña actual no es correcta", "The current password is wrong"),
        ErrorCodes.InvalidRefreshToken => Text("La sesión ha terminado. Inicia sesión de nuevo", "The session has ended. Sign in again"),
        ErrorCodes.UserInactive => Text("Usuario inactivo", "The user is inactive"),
        ErrorCodes.TemporaryPasswordExpired => Text(
            "La contraseña temporal ha caducado. Pide otra a un administrador",
            "The temporary password has expired. Ask an administrator for another one"),
        ErrorCodes.PasswordChangeRequired => Text(
            $"Debes cambiar tu contraseña antes de continuar: POST {HelpDeskContract.Prefix}/change-password",
            $"You must change your password first: POST {HelpDeskContract.Prefix}/change-password"),
        ErrorCodes.PersonRequired => Text(
            "Esta operación es de una persona sobre sí misma, no de un servicio",
            "Only a person can do this, for themselves; a service can't"),
        ErrorCodes.PermissionMissing => Text(
            $"No tienes permiso para esta acción: {Join(error.Allowed)}",
            $"You don't have permission for this action: {Join(error.Allowed)}"),
        ErrorCodes.UserNotFound => Text("Usuario no encontrado", "User not found"),
        ErrorCodes.SessionNotFound => Text("Sesión no encontrada", "Session not found"),
        ErrorCodes.ServiceAccountNotFound => Text("Servicio no encontrado", "Service not found"),
        ErrorCodes.EmailTaken => Text("Email ya existe", "The email is already in use"),
        ErrorCodes.UsernameTaken => Text("Nombre de usuario ya existe", "The username is already in use"),
        ErrorCodes.ServiceNameTaken => Text("Ya existe un servicio con ese nombre", "A service with this name already exists"),
        ErrorCodes.LastAdministrator => Text(
            "No se puede eliminar, desactivar ni cambiar de rol al último ADMIN activo",
            "The last active ADMIN can't be deleted, deactivated or given another role"),
        ErrorCodes.OwnAccess => Text(
            "Nadie cambia con un archivo su propio acceso ni su propia contraseña",
            "Nobody can change their own access or password with a file"),
        ErrorCodes.VersionMismatch => Text(
            "El usuario ha cambiado desde que lo leíste. Vuelve a leerlo antes de cambiarlo",
            "The user has changed since you read it. Read it again before you change it"),
        ErrorCodes.TooManyAttempts => TooManyAttempts,
        _ => throw new InvalidOperationException($"The help desk's contract has no words for '{error.Code}'."),
    };

    /// <summary>The message for a fault of the request.</summary>
    public string ForFault(Error error) => error.Code switch
    {
        ErrorCodes.Required when error.Field is null => Text("El cuerpo de la solicitud es obligatorio", "The request must have a body"),
        ErrorCodes.Required => Text("Este campo es obligatorio", "This field is required"),
        ErrorCodes.NotText => Text("Debe ser un texto", "Must be a string"),
        ErrorCodes.NotBoolean when error.Allowed is { } words => Text($"Debe ser uno de: {Join(words)}", $"Must be one of: {Join(words)}"),
        ErrorCodes.NotBoolean => Text("Debe ser true o false", "Must be true or false"),
        ErrorCodes.NotTextList => Text("Debe ser una lista de textos", "Must be a list of strings"),
        ErrorCodes.TooShort => Text(
            $"Debe tener al menos {Number(error.Limit)} caracteres",
            $"Must have at least {Number(error.Limit)} characters"),
        ErrorCodes.TooLong => Text(
            $"Debe tener como máximo {Number(error.Limit)} caracteres",
            $"Must have at most {Number(error.Limit)} characters"),
        ErrorCodes.Malformed when error.Field == nameof(CreateUserCommand.IdempotencyKey) => Text(
            $"Debe tener de 1 a {IdempotencyKey.MaxLength} caracteres ASCII",
            $"Must have from 1 to {IdempotencyKey.MaxLength} ASCII characters"),
        IdempotencyKey.Reused => Text("Esta clave ya se usó con otra solicitud", "This key was already used with another request"),
        ErrorCodes.Malformed when error.Field == nameof(UserRow.PasswordHash) => Text(
            "Debe ser un hash de bcrypt, de coste 4 a 16, o de este servicio",
            "Must be a hash of bcrypt, with a cost from 4 to 16, or of this service"),
        FormatErrorCodes.MalformedCsv => Text(
            "La fila no tiene una celda para cada columna con nombre y nada más, o sus comillas no cuadran",
            "The row doesn't have a cell for each column with a name and nothing else, or its quotes don't match"),
        FormatErrorCodes.NotUtf8 => Text(
            "El archivo no está en UTF-8: guárdalo como «CSV UTF-8», o envíalo con encoding=windows-1252 si está en esa codificación",
            "The file isn't in UTF-8: save it as “CSV UTF-8”, or send it with encoding=windows-1252 if it is in that encoding"),
        ErrorCodes.RoundedNumber => Text(
            "Excel tomó el teléfono por un número y perdió cifras: da formato de texto a la columna y escríbelo otra vez",
            "Excel took the phone for a number and lost digits of it: format the column as text, and enter it again"),
        ErrorCodes.UnknownMember when error.Allowed is { } columns => Text(
            $"No existe esta columna; las que hay son: {Join(columns)}",
            $"There is no such column; those that exist are: {Join(columns)}"),
        ErrorCodes.UnknownMember => Text("No existe esta columna aquí", "There is no such column here"),
        ErrorCodes.UnknownParameter when error.Allowed is null or [] => Text(
            "No existe este parámetro: aquí no hay ninguno",
            "There is no such parameter: there are none here"),
        ErrorCodes.UnknownParameter => Text(
            $"No existe este parámetro; los que hay son: {Join(error.Allowed)}",
            $"There is no such parameter; those that exist are: {Join(error.Allowed)}"),
        ErrorCodes.TooMany => Text(
            $"Debe tener como máximo {Number(error.Limit)} elementos",
            $"Must have at most {Number(error.Limit)} items"),
        ErrorCodes.Malformed => Text("Debe ser un correo electrónico válido", "Must be a valid email address"),
        ErrorCodes.ForbiddenCharacters => Text("Contiene caracteres no permitidos", "Contains characters that aren't allowed"),
        ErrorCodes.UnknownChoice => Text($"Debe ser uno de: {Join(error.Allowed)}", $"Must be one of: {Join(error.Allowed)}"),
        ErrorCodes.NotNumber => Text("Debe ser un número entero", "Must be an integer"),
        ErrorCodes.NotTime => Text(
            "Debe ser un instante ISO 8601, como 2026-01-31T08:00:00Z",
            "Must be a time in ISO 8601, such as 2026-01-31T08:00:00Z"),
        ErrorCodes.NotCursor => Text(
            "Debe ser el cursor del enlace «next» de la página anterior",
            "Must be the cursor in the link “next” of the page before"),
        ErrorCodes.Exclusive => Text(
            $"No se puede enviar junto con {Join(error.Allowed)}",
            $"Must not be sent together with {Join(error.Allowed)}"),
        ErrorCodes.Repeated => Text("No se puede repetir", "Must not be repeated"),
        ErrorCodes.OutOfRange => Text(
            $"Debe ser un número entero de {Number(error.Range?.Least)} a {Number(error.Range?.Most)}",
            $"Must be an integer from {Number(error.Range?.Least)} to {Number(error.Range?.Most)}"),
        ErrorCodes.EndBeforeStart => Text("El principio no puede ser posterior al final", "The period must not end before it begins"),
        FormatErrorCodes.MalformedJson => Text(
            "El cuerpo no es JSON válido, o repite un miembro",
            "The body isn't valid JSON, or has a member twice"),
        FormatErrorCodes.NotAnObject => Text("El cuerpo debe ser un objeto JSON", "The body must be a JSON object"),
        ErrorCodes.AreaRequired => Text("El área es obligatoria para este rol", "This role needs an area"),
        ErrorCodes.AreaNotInCatalogue => Text(
            $"El área debe ser una de: {Join(error.Allowed)}",
            $"The area must be one of: {Join(error.Allowed)}"),
        ErrorCodes.PasswordCommon => Text(
            "Es una de las contraseñas más usadas; elige otra",
            "It is one of the most common passwords; choose another one"),
        ErrorCodes.PasswordPersonal => Text(
            "No debe contener el correo electrónico ni el nombre",
            "Must not contain the email address or the name"),
        ErrorCodes.PasswordReused => Text("Ya se usó antes; elige otra", "It was used before; choose another one"),
        ErrorCodes.PasswordUnchanged => Text(
            "La nueva contraseña debe ser distinta de la actual",
            "The new password must differ from the current one"),
        ErrorCodes.LastAdministrator or ErrorCodes.OwnAccess or ErrorCodes.UsernameTaken => For(error),
        _ => throw new InvalidOperationException($"The help desk's contract has no words for '{error.Code}'."),
    };

    /// <summary>The message for a file that was refused before it was read.</summary>
    public string ForFile(int statusCode) => statusCode == StatusCodes.Status413PayloadTooLarge
        ? Text(
            $"El archivo supera {UserFilesController.MaxFileMegabytes} MB",
            $"The file is larger than {UserFilesController.MaxFileMegabytes} MB")
        : Text(
            "El archivo debe ser text/csv o application/x-ndjson, o lo único de un multipart/form-data, en UTF-8 o windows-1252",
            "The file must be text/csv or application/x-ndjson, or all of a multipart/form-data, in UTF-8 or windows-1252");

    /// <summary>The message for a status code without an error of the application; null to use HTTP's reason phrase.</summary>
    public string? ForStatus(int statusCode) => statusCode switch
    {
        StatusCodes.Status400BadRequest => Text("Solicitud incorrecta", "Bad request"),
        StatusCodes.Status401Unauthorized => Text("No autenticado", "Not authenticated"),
        StatusCodes.Status403Forbidden => Text("No tienes permiso para esta acción", "You don't have permission for this action"),
        StatusCodes.Status404NotFound => Text("No encontrado", "Not found"),
        StatusCodes.Status405MethodNotAllowed => Text("Método no permitido", "Method not allowed"),
        StatusCodes.Status413PayloadTooLarge => Text("El cuerpo de la solicitud supera 1 MB", "The request body is larger than 1 MB"),
        StatusCodes.Status415UnsupportedMediaType => Text("El cuerpo debe ser application/json", "The body must be application/json"),
        StatusCodes.Status429TooManyRequests => TooManyAttempts,
        StatusCodes.Status503ServiceUnavailable => Text(
            "El servicio no está disponible por el momento. Inténtalo de nuevo en unos segundos",
            "The service is unavailable at the moment. Try again in a few seconds"),
        StatusCodes.Status500InternalServerError => Text("Error interno del servidor", "Internal server error"),
        _ => null,
    };

    private string Text(string spanish, string english) => isEnglish ? english : spanish;

    private static string Join(IReadOnlyList<string>? names) => string.Join(", ", names ?? []);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
