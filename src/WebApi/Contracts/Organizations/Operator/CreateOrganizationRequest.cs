using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Provisioning.CreateOrganization;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>A new organization.</summary>
[BodyExample("shops", "Una cadena de tiendas", """
    {"id":"org_124","name":"Tiendas del Norte","template":"retail",
    "locals":[{"id":"local_01","name":"Centro"},{"id":"local_02","name":"Norte"}],"admin_email":"admin@tiendas.example"}
    """)]
[BodyExample("support", "Otra mesa de ayuda, con catálogo de áreas", """
    {"id":"soporte","name":"Soporte","template":"helpdesk","areas":["REDES","SISTEMAS"],"admin_email":"admin@soporte.example",
    "admin_password":"Primera-2026"}
    """)]
public sealed class CreateOrganizationRequest
{
    /// <summary>Its id, which never changes: what X-Tenant-ID names it by, compared exactly.</summary>
    [JsonPropertyName("id")]
    [Required, RegularExpression(ManagedOrganizations.IdPattern), Length(1, Organization.MaxIdLength)]
    public JsonField<string> Id { get; init; }

    /// <summary>Its name for people, counted without the blanks around it.</summary>
    [JsonPropertyName("name")]
    [Required, Length(1, Organization.MaxNameLength)]
    public JsonField<string> Name { get; init; }

    /// <summary>What its roles are made from; they are its own from then on.</summary>
    [JsonPropertyName("template")]
    [Required, Choices(typeof(OrganizationTemplates), nameof(OrganizationTemplates.Names))]
    public JsonField<string> Template { get; init; }

    /// <summary>Where it works; none when left out.</summary>
    [JsonPropertyName("locals")]
    public JsonField<IReadOnlyList<LocalRequest>> Locals { get; init; }

    /// <summary>The areas that its users may work for; any when left out or empty.</summary>
    [JsonPropertyName("areas")]
    public JsonField<IReadOnlyList<string>> Areas { get; init; }

    /// <summary>Whether a password set by an administrator must be changed before anything else; it must when left out.</summary>
    [JsonPropertyName("requires_password_change")]
    public JsonField<bool> RequiresPasswordChange { get; init; }

    /// <summary>The email address of its first administrator.</summary>
    [JsonPropertyName("admin_email")]
    [Required, EmailAddress, MaxLength(EmailAddress.MaxLength)]
    public JsonField<string> AdminEmail { get; init; }

    /// <summary>The administrator's password. When left out one is made up, told in the answer, and must be changed at the first sign-in.</summary>
    [JsonPropertyName("admin_password")]
    [NewPassword]
    public JsonField<string> AdminPassword { get; init; }

    internal CreateOrganizationCommand ToCommand(BodyFaults faults) => new(Id.Required(Organization.ParseId))
    {
        Name = Name.Required(Organization.ParseName),
        Template = Template.Required(OrganizationTemplates.ParseName),
        Locals = Locals.ObjectList(LocalRequest.ParseAll),
        Areas = Areas.List(Area.ParseAll),
        RequiresPasswordChange = RequiresPasswordChange.Flag(),
        AdminEmail = AdminEmail.Required(EmailAddress.Parse),
        AdminPassword = AdminPassword.OptionalSecret(Password.Parse),
        Faults = faults.Errors,
    };
}
