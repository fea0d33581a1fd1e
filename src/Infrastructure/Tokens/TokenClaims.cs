namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The claims of our own in an access token, beside those of RFC 7519.</summary>
internal static class TokenClaims
{
    public const string Subject = "sub";
    public const string Email = "email";
    public const string Nombre = "nombre";
    public const string Rol = "rol";
    public const string Area = "area";
    public const string Organization = "org";
    /// <summary>The template of the organization. Tokens of before it was told are of help desks.</summary>
    public const string Template = "org_template";

    public const string Permissions = "perms";
    public const string Id = "jti";

    /// <summary>The user's access version: the token counts only while it is the newest.</summary>
    public const string AccessVersion = "ver";

    /// <summary>True on a token that opens nothing but the way to a new password.</summary>
    public const string MustChangePassword = "must_change_password";
}
