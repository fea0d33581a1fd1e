using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.SignIn.LogIn;

/// <summary>
/// Signs in a user of the caller's organization. An unknown email address and a wrong password are refused with the same
/// <see cref="ErrorCodes.InvalidCredentials"/> after the same time; too many failures lock the address, with
/// <see cref="ErrorCodes.TooManyAttempts"/>. <see cref="ErrorCodes.UserInactive"/> and
/// <see cref="ErrorCodes.TemporaryPasswordExpired"/> are returned only when the password is correct.
/// </summary>
[AllowsAnonymous]
public sealed record LogInCommand(Input<EmailAddress> Email, Input<Secret> Password) : ParsedRequest, ICommand<Result<SignedIn>>, ISignIn
{
    /// <inheritdoc/>
    public static string Method => "password";

    /// <summary>Whether the result includes the user's counters.</summary>
    public bool WithStats { get; init; }
}
