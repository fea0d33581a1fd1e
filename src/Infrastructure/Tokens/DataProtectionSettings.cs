namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The configuration section <c>DataProtection</c>.</summary>
internal sealed class DataProtectionSettings
{
    /// <summary>The folder of the keys that encrypt the signing keys; null to keep them in the database.</summary>
    public string? KeysFolder { get; set; }
}
