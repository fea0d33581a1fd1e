namespace HelpDesk.Users.Application.SignIn;

/// <summary>A request by which somebody comes in. How many there are, and how they end, is counted.</summary>
public interface ISignIn
{
    /// <summary>What is shown to come in: <c>password</c>, <c>refresh_token</c> or <c>client_secret</c>.</summary>
    static abstract string Means { get; }
}
