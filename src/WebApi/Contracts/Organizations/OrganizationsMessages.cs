using System.Globalization;
using HelpDesk.Users.Application.Organizations.AddRole;
using HelpDesk.Users.Application.Provisioning.CreateOrganization;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>The contract's error messages.</summary>
internal static class OrganizationsMessages
{
    private const string PasswordChangePath = "/api/auth/change-password";

    /// <summary>The maximum characters of input that a message repeats; the rest is cut off.</summary>
    private const int MaxEchoLength = 100;

    private static readonly (string Title, string Detail) SignInRequired =
        ("No autenticado", "Falta el token de acceso, o ya no vale");

    private static readonly (string Title, string Detail) TooManyAttempts =
        ("Demasiados intentos", "Espera los segundos que dice Retry-After antes de volver a intentarlo");

    /// <summary>The title and the detail of the problem for a refused request.</summary>
    public static (string Title, string Detail) For(Error error) => error.Code switch
    {
        ErrorCodes.SignInRequired => SignInRequired,
        ErrorCodes.InvalidCredentials => ("Credenciales incorrectas", "El correo electrónico o la contraseña no son correctos"),
        ErrorCodes.UserInactive => ("Usuario inactivo", "El usuario no está activo"),
        ErrorCodes.TemporaryPasswordExpired =>
            ("Contraseña temporal caducada", "La contraseña temporal ha caducado. Pide otra a un administrador"),
        ErrorCodes.PasswordChangeRequired =>
            ("Cambio de contraseña pendiente", $"Debes cambiar tu contraseña antes de continuar: POST {PasswordChangePath}"),
        ErrorCodes.PermissionMissing => ("Permiso insuficiente", $"Falta el permiso {Join(error.Allowed)}"),
        ErrorCodes.UserNotFound => ("Usuario no encontrado", "La organización no tiene ningún usuario con este id"),
        ErrorCodes.EmailTaken => ("Correo ya registrado", "Otro usuario de la organización tiene este correo electrónico"),
        ErrorCodes.UsernameTaken => ("Nombre de usuario ya registrado", "Otro usuario de la organización tiene este nombre de usuario"),
        ErrorCodes.LastAdministrator =>
            (
                "Último administrador",
                "No se puede eliminar, desactivar ni cambiar de rol al último administrador activo de la organización"),
        ErrorCodes.OrganizationNotFound => ("Organización no encontrada", "No hay ninguna organización con este id"),
        ErrorCodes.OrganizationIdTaken => ("Organización ya registrada", "Otra organización tiene este id"),
        ErrorCodes.HelpDeskNeeded =>
            (
                "Mesa de ayuda necesaria",
                "La organización de la mesa de ayuda no se puede desactivar: sus administradores dirigen el directorio"),
        ErrorCodes.RoleNotFound => ("Rol no encontrado", "La organización no tiene ningún rol con esta clave"),
        ErrorCodes.RoleNumberTaken => ("Número de rol ya registrado", "Otro rol de la organización tiene este número"),
        ErrorCodes.RoleKeyTaken => ("Clave de rol ya registrada", "Otro rol de la organización tiene esta clave"),
        ErrorCodes.RoleNameTaken => ("Nombre de rol ya registrado", "Otro rol de la organización tiene este nombre"),
        ErrorCodes.HoldersWithoutArea =>
            ("Usuarios sin área", "Hay usuarios con este rol que no tienen área: asígnasela antes de que el rol la necesite"),
        ErrorCodes.LocalNotFound => ("Local no encontrado", "La organización no tiene ningún local con este id"),
        ErrorCodes.LocalIdTaken => ("Local ya registrado", "Otro local de la organización tiene este id"),
        ErrorCodes.VersionMismatch => ("Versión distinta", "El usuario ha cambiado desde que se leyó: su ETag no está en If-Match"),
        IdempotencyKey.Reused => ("Clave de idempotencia repetida", "Esta Idempotency-Key ya se usó con otra solicitud"),
        ErrorCodes.TooManyAttempts => TooManyAttempts,
        _ => throw new InvalidOperationException($"The organizations' contract has no words for '{error.Code}'."),
    };

    /// <summary>The message for a fault of the request.</summary>
    public static string ForFault(Error error) => error.Code switch
    {
        ErrorCodes.Required when error.Field is null => "El cuerpo de la solicitud es obligatorio",
        ErrorCodes.Required => "Este campo es obligatorio",
        ErrorCodes.NotText => "Debe ser un texto",
        ErrorCodes.NotBoolean => "Debe ser true o false",
        ErrorCodes.NotTextList => "Debe ser una lista de textos",
        ErrorCodes.NotObjectList => "Debe ser una lista de objetos",
        ErrorCodes.TooMany => $"Debe tener como máximo {Number(error.Limit)} elementos",
        ErrorCodes.PermissionReserved => $"{Echo(error.AttemptedValue)} no se puede dar a un rol",
        ErrorCodes.PermissionsTooLong =>
            $"Los permisos de todos los roles de la organización son demasiado largos para un token: {Number(error.Limit)} caracteres como máximo",
        ErrorCodes.PermissionsNeeded => $"Los administradores deben conservar: {Join(error.Allowed)}",
        ErrorCodes.UnknownParameter => $"No existe este parámetro; los que hay son: {Join(error.Allowed)}",
        ErrorCodes.NotNumber => "Debe ser un número entero",
        ErrorCodes.NotCursor => "Debe ser el next_cursor de la página anterior",
        ErrorCodes.Repeated => "No se puede repetir",
        ErrorCodes.OutOfRange => $"Debe ser un número entero de {Number(error.Range?.Least)} a {Number(error.Range?.Most)}",
        ErrorCodes.TooShort => $"Debe tener al menos {Characters(error.Limit)}",
        ErrorCodes.TooLong => $"Debe tener como máximo {Characters(error.Limit)}",
        ErrorCodes.Malformed when error.Field == nameof(AddRoleCommand.Permissions) =>
            $"«{Echo(error.AttemptedValue)}» no es un código de permiso: "
            + $"de 1 a {Number(Permissions.MaxLength)} minúsculas y cifras ASCII, : . - y _",
        ErrorCodes.Malformed when error.Field == nameof(AddRoleCommand.Key) =>
            $"Debe ser {RoleDefinition.KeyPrefix} seguido de minúsculas y cifras ASCII, - o _, "
            + $"hasta {Number(RoleDefinition.MaxKeyLength)} caracteres en total",
        ErrorCodes.Malformed when error.Field is nameof(CreateOrganizationCommand.OrganizationId)
            or nameof(CreateOrganizationCommand.Locals)
            or OrganizationsErrors.LocalIdField =>
            $"Un id tiene de 1 a {Number(Organization.MaxIdLength)} letras y cifras ASCII, . - y _",
        ErrorCodes.Malformed when error.Field is nameof(LogInCommand.Email) or nameof(CreateOrganizationCommand.AdminEmail) =>
            "Debe ser un correo electrónico válido",
        ErrorCodes.Malformed => "No tiene la forma debida",
        ErrorCodes.ForbiddenCharacters => "Contiene caracteres no permitidos",
        ErrorCodes.UnknownChoice when error.Allowed is null or [] =>
            $"No existe «{Echo(error.AttemptedValue)}»: la organización no tiene ninguno",
        ErrorCodes.UnknownChoice => $"No existe «{Echo(error.AttemptedValue)}»; debe ser uno de: {Join(error.Allowed)}",
        FormatErrorCodes.MalformedJson => "El cuerpo no es JSON válido, o repite un miembro",
        FormatErrorCodes.NotAnObject => "El cuerpo debe ser un objeto JSON",
        ErrorCodes.AreaRequired => "Uno de los roles necesita un área, y el usuario no tiene ninguna: asígnasela en la mesa de ayuda",
        ErrorCodes.PasswordCommon => "Es una de las contraseñas más usadas; elige otra",
        ErrorCodes.PasswordPersonal => "No debe contener el correo electrónico ni el nombre",
        _ => throw new InvalidOperationException($"The organizations' contract has no words for '{error.Code}'."),
    };

    /// <summary>The problem for a status code without an error of the application; null to use HTTP's reason phrase.</summary>
    public static (string Kind, string Title, string Detail)? ForStatus(int statusCode) => statusCode switch
    {
        StatusCodes.Status400BadRequest => ("bad-request", "Solicitud incorrecta", "La solicitud no se puede leer"),
        StatusCodes.Status401Unauthorized => (ErrorCodes.SignInRequired, SignInRequired.Title, SignInRequired.Detail),
        StatusCodes.Status403Forbidden => ("forbidden", "Prohibido", "No tienes permiso para esta acción"),
        StatusCodes.Status404NotFound => ("not-found", "No encontrado", "Aquí no hay nada"),
        StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "Método no permitido", "Este recurso no admite este método"),
        StatusCodes.Status413PayloadTooLarge => ("body-too-large", "Cuerpo demasiado grande", "El cuerpo de la solicitud supera 1 MB"),
        StatusCodes.Status415UnsupportedMediaType =>
            ("unsupported-media-type", "Tipo de contenido no admitido", "El cuerpo debe ser application/json"),
        StatusCodes.Status429TooManyRequests => (ErrorCodes.TooManyAttempts, TooManyAttempts.Title, TooManyAttempts.Detail),
        StatusCodes.Status500InternalServerError =>
            ("internal-error", "Error interno", "El servidor ha fallado; correlation_id encuentra el fallo en su registro"),
        StatusCodes.Status503ServiceUnavailable =>
            (
                "service-unavailable",
                "Servicio no disponible",
                "El servicio no está disponible por el momento. Inténtalo de nuevo en unos segundos"),
        _ => null,
    };

    private static string Echo(object? value)
    {
        var text = value as string ?? "";
        return text.Length > MaxEchoLength ? $"{text[..MaxEchoLength]}…" : text;
    }

    private static string Join(IReadOnlyList<string>? names) => string.Join(", ", names ?? []);

    private static string Characters(int? number) => number == 1 ? "1 carácter" : $"{Number(number)} caracteres";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
