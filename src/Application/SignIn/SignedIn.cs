using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Application.Users;

namespace HelpDesk.Users.Application.SignIn;

/// <summary>The result of a sign-in. The refresh token can be used once.</summary>
public sealed record SignedIn(AccessToken AccessToken, Secret RefreshToken, UserView User);
