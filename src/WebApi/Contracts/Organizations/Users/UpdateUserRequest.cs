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

    internal ICommand<Result<UserView>> ToCommand(UserReference user, BodyInput input, IReadOnlyList<long>? expectedVersions)
    {
        var roleIds = input.TextList(RoleIds, nameof(UpdateUserCommand.Roles)) ?? [];
        var localIds = input.TextList(LocalIds, nameof(UpdateUserCommand.Locals)) ?? [];
        var isActive = input.OptionalFlag(Active, nameof(UpdateUserCommand.Status));
        return new UpdateUserCommand(user)
        {
            Email = input.OptionalText(Email, nameof(UpdateUserCommand.Email)),
            Name = new(
                NameInput.Of(
                    input.Text(FirstName, OrganizationsErrors.FirstNameField),
                    input.Text(LastName, OrganizationsErrors.LastNameField)),
                FirstName.IsSent || LastName.IsSent),
            Roles = new([.. roleIds.Select(RoleReference.Keyed)], RoleIds.IsSent),
            Locals = new(localIds, LocalIds.IsSent),
            Status = new(isActive.Value ? UserStatus.Active : UserStatus.Inactive, isActive.IsSet),
            ExpectedVersions = expectedVersions,
            InputErrors = input.Errors,
        }.ByIntent();
    }
}
