using System.ComponentModel.DataAnnotations;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Users;

/// <summary>What to change of a user; what is left out stays as it is.</summary>
[BodyExample("promotion", "Cambiar nombre y rol, y desactivar", """
    {"first_name":"Nuevo Nombre","role_ids":["role_gerente"],"active":false}
    """)]
[BodyExample("move", "Cambiar de local", """{"local_ids":["local_02"]}""")]
public sealed class UpdateUserRequest
{
    /// <summary>New email address.</summary>
    [JsonPropertyName("email")]
    [EmailAddress, MaxLength(EmailAddress.MaxLength)]
    public JsonField<string> Email { get; init; }

    /// <summary>New first part of the name; not blank.</summary>
    [JsonPropertyName("first_name")]
    [Length(1, PersonName.MaxLength)]
    public JsonField<string> FirstName { get; init; }

    /// <summary>What comes after that; may be empty.</summary>
    [JsonPropertyName("last_name")]
    [MaxLength(PersonName.MaxLength)]
    public JsonField<string> LastName { get; init; }

    /// <summary>Ids of new roles, instead of all before; at least one.</summary>
    [JsonPropertyName("role_ids")]
    [MinLength(1)]
    public JsonField<IReadOnlyList<string>> RoleIds { get; init; }

    /// <summary>Ids of new locals, instead of all before.</summary>
    [JsonPropertyName("local_ids")]
    public JsonField<IReadOnlyList<string>> LocalIds { get; init; }

    /// <summary>False locks the user out at once, true lets it in again.</summary>
    [JsonPropertyName("active")]
    public JsonField<bool> Active { get; init; }

    internal ICommand<Result<UserView>> ToCommand(
        UserReference user,
        BodyFaults faults,
        IReadOnlyList<long>? expectedVersions) => new UpdateUserCommand(user)
    {
        Email = Email.Optional(EmailAddress.Parse),
        Name = FirstName.IsSent || LastName.IsSent
            ? BodyMembers.Pair((FirstName, nameof(PersonName.First)), (LastName, nameof(PersonName.Last)), NameChange.Parse)
            : default,
        Roles = RoleIds.List(RoleReference.AllKeyed),
        Locals = LocalIds.List(),
        Status = Active.Flag().Select(isActive => isActive ? UserStatus.Active : UserStatus.Inactive),
        ExpectedVersions = expectedVersions,
        Faults = faults.Errors,
    }.ByIntent();
}
