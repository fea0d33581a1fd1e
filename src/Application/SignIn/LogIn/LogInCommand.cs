using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.SignIn.LogIn;

/// <summary>
/// Signs a user of the caller's organization in. An unknown address and a wrong password are refused alike and with the same work,
/// with <see cref="ErrorCodes.InvalidCredentials"/>; too many of them lock the address, <see cref="ErrorCodes.TooManyAttempts"/>.
/// Only who knows the password hears <see cref="ErrorCodes.UserInactive"/> or <see cref="ErrorCodes.TemporaryPasswordExpired"/>.
/// </summary>
/// <param name="Email">The address.</param>
/// <param name="Password">The password.</param>
[AllowsAnonymous]
public sealed record LogInCommand(Input<EmailAddress> Email, Input<Secret> Password) : ParsedRequest, ICommand<Result<SignedIn>>, ISignIn
{
    /// <inheritdoc/>
    public static string Means => "password";

    /// <summary>Whether the user's counters are wanted in the answer.</summary>
    public bool WithStats { get; init; }
}
