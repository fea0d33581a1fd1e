namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>The configuration section <c>Bootstrap</c>: the first ADMIN of the help desk.</summary>
internal sealed class BootstrapSettings
{
    public string? AdminEmail { get; set; }

    /// <summary>When omitted, a password is generated and printed.</summary>
    public string? AdminPassword { get; set; }
}
