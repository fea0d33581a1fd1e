using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.SignIn;

/// <summary>What a sign-in yields.</summary>
/// <param name="AccessToken">The token for the calls that follow.</param>
/// <param name="RefreshToken">The token for the next sign-in without a password; good once.</param>
/// <param name="User">Who signed in.</param>
public sealed record SignedIn(AccessToken AccessToken, Secret RefreshToken, UserView User);
