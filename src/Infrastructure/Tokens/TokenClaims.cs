namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The claims of an access token: those of RFC 7519, those that RFC 9068 adds, and our own ones.</summary>
internal static class TokenClaims
{
    public const string Id = "jti";
    public const string Subject = "sub";
    public const string Issuer = "iss";
    public const string Audience = "aud";
    public const string IssuedAt = "iat";
    public const string NotBefore = "nbf";
    public const string Expires = "exp";

    /// <summary>The client ID. Only in tokens of service accounts.</summary>
    public const string ClientId = "client_id";

    /// <summary>The permissions in the format of OAuth, separated by spaces. Only in tokens of service accounts.</summary>
    public const string Scope = "scope";

    public const string Email = "email";
    public const string Nombre = "nombre";
    public const string Rol = "rol";
    public const string Area = "area";
    public const string Organization = "org";

    /// <summary>The organization's template. Older tokens don't have it, and are treated as those of a help desk.</summary>
    public const string Template = "org_template";

    public const string Permissions = "perms";

    /// <summary>The access version of the user or service account. The token is valid only while this is the current one.</summary>
    public const string AccessVersion = "ver";

    /// <summary>The session (OpenID Connect Front-Channel Logout 1.0). Only in tokens of users; older ones don't have it.</summary>
    public const string Session = "sid";

    /// <summary>True in a token that can be used only to set a new password.</summary>
    public const string MustChangePassword = "must_change_password";
}
