using System.Globalization;
using HelpDesk.Users.Application.Users.AddUserStats;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.Cms.Requests;
using HelpDesk.Users.WebApi.Http;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>The contract's error messages.</summary>
internal static class CmsMessages
{
    private const string Forbidden = "Insufficient permissions to manage users";
    private const string InvalidRole = "Invalid role ID";
    private const string TooManyAttempts = "Too many attempts. Wait before you try again";
    private const string Unauthorized = "Unauthorized";

    /// <summary>The JSON names of members and the names of parameters, in the order in which faults are listed.</summary>
    private static readonly (string Field, string Name)[] Members =
    [
        (nameof(UpdateUserRequest.Id), "id"),
        (nameof(CreateUserCommand.Email), "email"),
        (nameof(CreateUserCommand.Password), "password"),
        (nameof(CreateUserCommand.Username), "username"),
        ($"{nameof(CreateUserCommand.Name)}.{nameof(PersonName.First)}", "firstName"),
        ($"{nameof(CreateUserCommand.Name)}.{nameof(PersonName.Last)}", "lastName"),
        (nameof(UpdateUserCommand.Roles), "rolId"),
        (nameof(UpdateUserCommand.Area), "rolId"),
        (nameof(UpdateUserCommand.Status), "status"),
        (UpdateUserRequest.Change, "rolId or status"),
        (AddStatsRequest.Amount, "counter"),
        (nameof(AddUserStatsCommand.Amounts), "at least one counter"),
        (nameof(CreateUserCommand.IdempotencyKey), Preconditions.IdempotencyKeyName),
        .. CmsParameters.Users.Select(parameter => (parameter.Field, parameter.Name)),
    ];

    /// <summary>The message for a refused request.</summary>
    public static string For(IReadOnlyList<Error> errors) => errors[0].Kind == ErrorKind.Validation
        ? string.Join("; ", ReportedErrors(errors).OrderBy(Position).Select(ForFault).Distinct())
        : ForRefusal(errors[0]);

    /// <summary>The message for a status code without an error of the application; null to use HTTP's reason phrase.</summary>
    public static string? ForStatus(int statusCode) => statusCode switch
    {
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status413PayloadTooLarge => "The body is larger than 1 MB",
        StatusCodes.Status415UnsupportedMediaType => "The body must be application/json",
        StatusCodes.Status429TooManyRequests => TooManyAttempts,
        StatusCodes.Status500InternalServerError => "Internal server error",
        _ => null,
    };

    /// <summary>The faults to report. When the body can't be read, only that: its members aren't missing.</summary>
    private static IEnumerable<Error> ReportedErrors(IReadOnlyList<Error> errors) =>
        errors.Any(error => error.Field is null) ? errors.Where(error => error.Field is null) : errors;

    private static int Position(Error error) => Array.FindIndex(Members, member => member.Field == error.Field);

    private static string ForRefusal(Error error) => error.Code switch
    {
        ErrorCodes.SignInRequired => Unauthorized,
        ErrorCodes.InvalidCredentials => "Invalid credentials",
        ErrorCodes.UserInactive => "The user account is not active",
        ErrorCodes.TemporaryPasswordExpired => "The temporary password has expired. Ask an administrator for another one",
        ErrorCodes.PasswordChangeRequired => "The password must be changed first: POST /api/auth/change-password",
        ErrorCodes.PermissionMissing => Forbidden,
        ErrorCodes.UserNotFound => "User not found",
        ErrorCodes.VersionMismatch => "The user has changed since it was read",
        ErrorCodes.EmailTaken => "Email already exists",
        ErrorCodes.UsernameTaken => "Username already exists",
        ErrorCodes.LastAdministrator => "The last active administrator cannot be deleted, locked out or given another role",
        ErrorCodes.TooManyCounters => $"A user has at most {Number(error.Limit)} counters",
        ErrorCodes.CounterOverflow => $"{error.AttemptedValue} would leave the range of 64 bits",
        ErrorCodes.TooManyAttempts => TooManyAttempts,
        _ => throw new InvalidOperationException($"The contract has no words for '{error.Code}'."),
    };

    private static string ForFault(Error error) => (error.Field, error.Code) switch
    {
        (null, ErrorCodes.Required) => "The body is required",
        (null, FormatErrorCodes.MalformedJson) => "The body is not valid JSON, or repeats a member",
        (null, FormatErrorCodes.NotAnObject) => "The body must be a JSON object",
        (nameof(UpdateUserRequest.Id), ErrorCodes.UnknownChoice) => "id must equal the id of the path",
        (nameof(UpdateUserCommand.Roles), not ErrorCodes.Required) => InvalidRole,
        (nameof(AddUserStatsCommand.Amounts), ErrorCodes.Malformed) =>
            $"The name of a counter is a letter, then letters, digits and underscores, at most {Number(UserStats.MaxNameLength)} in all",
        (AddStatsRequest.Amount, _) => $"{error.AttemptedValue} must be a whole number of 64 bits",
        (nameof(AddUserStatsCommand.Amounts), ErrorCodes.TooManyCounters) => $"At most {Number(error.Limit)} counters",
        (nameof(CreateUserCommand.IdempotencyKey), IdempotencyKey.Reused) =>
            $"The {Preconditions.IdempotencyKeyName} came before, with another request",
        (QueryInput.UnknownParameters, _) when error.Allowed is null or [] => $"There is no parameter {error.AttemptedValue}, nor any other",
        (QueryInput.UnknownParameters, _) =>
            $"There is no parameter {error.AttemptedValue}; those that exist are: {string.Join(", ", error.Allowed)}",
        (nameof(CreateUserCommand.Email), ErrorCodes.Malformed) => "email must be a valid email address",
        _ => $"{NameOf(error)} {ForFaultOfMember(error)}",
    };

    private static string ForFaultOfMember(Error error) => error.Code switch
    {
        ErrorCodes.Required => "is required",
        ErrorCodes.NotText => "must be a string",
        ErrorCodes.NotNumber => "must be a whole number",
        ErrorCodes.TooShort => $"must have at least {Number(error.Limit)} characters",
        ErrorCodes.TooLong => $"must have at most {Number(error.Limit)} characters",
        ErrorCodes.TooMany => $"must have at most {Number(error.Limit)} items",
        ErrorCodes.Malformed => $"must have 1 to {Number(IdempotencyKey.MaxLength)} characters of ASCII",
        ErrorCodes.ForbiddenCharacters => "has characters that are not allowed",
        ErrorCodes.UnknownChoice => $"must be one of: {string.Join(", ", error.Allowed ?? [])}",
        ErrorCodes.OutOfRange => $"must be a whole number from {Number(error.Range?.Least)} to {Number(error.Range?.Most)}",
        ErrorCodes.NotCursor => "must be that of the Link header of the page before",
        ErrorCodes.Repeated => "must not be repeated",
        ErrorCodes.AreaRequired => "names a role that needs an area",
        ErrorCodes.PasswordCommon => "is one of those that everybody uses",
        ErrorCodes.PasswordPersonal => "must not contain the email or the name",
        ErrorCodes.PasswordReused => "was used before",
        _ => throw new InvalidOperationException($"The contract has no words for '{error.Code}'."),
    };

    private static string NameOf(Error error) => Position(error) is >= 0 and var position
        ? Members[position].Name
        : throw new InvalidOperationException($"The contract has no member '{error.Field}'.");

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
