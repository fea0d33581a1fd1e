using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.SignIn;

/// <summary>Errors that several sign-in methods share.</summary>
internal static class SignInErrors
{
    public static Error InvalidCredentials { get; } = new(ErrorKind.Unauthenticated, ErrorCodes.InvalidCredentials);

    public static Error InvalidRefreshToken { get; } = new(ErrorKind.Unauthenticated, ErrorCodes.InvalidRefreshToken);

    public static Error UserInactive { get; } = new(ErrorKind.Forbidden, ErrorCodes.UserInactive);

    public static Error TemporaryPasswordExpired { get; } = new(ErrorKind.Forbidden, ErrorCodes.TemporaryPasswordExpired);

    public static Error WrongCurrentPassword { get; } = new(ErrorKind.Unauthenticated, ErrorCodes.WrongCurrentPassword);

    public static Error Locked(TimeSpan retryAfter) =>
        new(ErrorKind.TooManyAttempts, ErrorCodes.TooManyAttempts) { RetryAfter = retryAfter };
}
