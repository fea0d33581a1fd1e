namespace HelpDesk.Users.WebApi.Configuration;

/// <summary>A local in an entry of the configuration section <c>Organizations</c>.</summary>
internal sealed class LocalSettings
{
    /// <summary>Its id, such as <c>local_01</c>.</summary>
    public string? Id { get; set; }

    /// <summary>Its name for people; the id when left out.</summary>
    public string? Name { get; set; }
}
