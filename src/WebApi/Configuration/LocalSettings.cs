namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>A local in an entry of the configuration section <c>Organizations</c>.</summary>
internal sealed class LocalSettings
{
    /// <summary>Its id, such as <c>local_01</c>.</summary>
    public string? Id { get; set; }

    /// <summary>Its display name; the id when omitted.</summary>
    public string? Name { get; set; }
}
