namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The claims of an access token: those of RFC 7519, those that RFC 9068 adds, and our own.</summary>
internal static class TokenClaims
{
    public const string Id = "jti";
    public const string Subject = "sub";
    public const string Issuer = "iss";
    public const string Audience = "aud";
    public const string IssuedAt = "iat";
    public const string NotBefore = "nbf";
    public const string Expires = "exp";

    /// <summary>The client id of a service; only on tokens of services.</summary>
    public const string ClientId = "client_id";

    /// <summary>The permissions again, as OAuth writes them: with blanks between them. Only on tokens of services.</summary>
    public const string Scope = "scope";

    public const string Email = "email";
    public const string Nombre = "nombre";
    public const string Rol = "rol";
    public const string Area = "area";
    public const string Organization = "org";

    /// <summary>The template of the organization. Tokens of before it was told are of help desks.</summary>
    public const string Template = "org_template";

    public const string Permissions = "perms";

    /// <summary>The access version of the user or service: the token counts only while it is the newest.</summary>
    public const string AccessVersion = "ver";

    /// <summary>True on a token that opens nothing but the way to a new password.</summary>
    public const string MustChangePassword = "must_change_password";
}
