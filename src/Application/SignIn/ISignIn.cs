namespace HelpDesk.Users.Application.SignIn;

/// <summary>A request that signs in a user or a service. These requests are counted, by method and outcome.</summary>
public interface ISignIn
{
    /// <summary>The credential of the request: <c>password</c>, <c>refresh_token</c> or <c>client_secret</c>.</summary>
    static abstract string Method { get; }
}
