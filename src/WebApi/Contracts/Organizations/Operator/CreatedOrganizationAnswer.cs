using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>A new organization, and who runs it.</summary>
public sealed class CreatedOrganizationAnswer : ManagedOrganization
{
    /// <summary>The email address of its first administrator.</summary>
    /// <example>admin@empresa.com</example>
    [JsonPropertyName("admin_email")]
    [JsonPropertyOrder(9)]
    public string AdminEmail { get; init; } = "";

    /// <summary>The password that was made up for the administrator, which must be changed at the first sign-in. It is not shown again. Null when one was sent.</summary>
    [JsonPropertyName("admin_password")]
    [JsonPropertyOrder(10)]
    public string? AdminPassword { get; init; }
}
