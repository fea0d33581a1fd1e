using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users;

/// <summary>Errors that several use cases share.</summary>
internal static class UserErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, ErrorCodes.UserNotFound);

    public static Error VersionMismatch { get; } = new(ErrorKind.PreconditionFailed, ErrorCodes.VersionMismatch);

    public static Error PasswordChangeRequired { get; } = new(ErrorKind.Forbidden, ErrorCodes.PasswordChangeRequired);

    public static Error OwnAccess { get; } = new(ErrorKind.Forbidden, ErrorCodes.OwnAccess);

    public static Error SignInRequired { get; } = new(ErrorKind.Unauthenticated, ErrorCodes.SignInRequired);
}
