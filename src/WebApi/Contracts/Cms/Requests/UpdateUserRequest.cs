using System.ComponentModel.DataAnnotations;
using HelpDesk.Users.Application.Common.Messaging;
using System.Globalization;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Cms.Requests;

/// <summary>A new role, a new status, or both.</summary>
[Members(2)]
[BodyExample("role", "Another role", """{"id":3,"rolId":2}""")]
[BodyExample("status", "Lock out", """{"id":5,"status":"suspended"}""")]
public sealed class UpdateUserRequest
{
    /// <summary>What the fault of a request without any change is about.</summary>
    internal const string Change = "Change";

    /// <summary>The user's id, as in the path.</summary>
    [JsonPropertyName("id")]
    [Required, JsonType(JsonSchemaType.Integer, "int64")]
    public JsonField<long> Id { get; init; }

    /// <summary>The new role: its number, or its name. creador and escritor are names of autor, too.</summary>
    [JsonPropertyName("rolId")]
    [JsonType(JsonSchemaType.Integer, "int32", Minimum = "1"), JsonType(JsonSchemaType.String, MaxLength = RoleDefinition.MaxLength)]
    public JsonField<string> RolId { get; init; }

    /// <summary>active lets the user in; inactive and suspended lock it out at once.</summary>
    [JsonPropertyName("status")]
    [Choices(typeof(CmsParameters), nameof(CmsParameters.Statuses))]
    public JsonField<string> Status { get; init; }

    internal ICommand<Result<UserView>> ToCommand(long number, BodyInput input, IReadOnlyList<long>? expectedVersions)
    {
        CheckId(number, input);
        if (!RolId.IsSent && !Status.IsSent)
        {
            input.Refuse(Error.Validation(ErrorCodes.Required, Change));
        }

        return new UpdateUserCommand(UserReference.Numbered(number))
        {
            Roles = new([CmsParameters.ReadRole(RolId, nameof(UpdateUserCommand.Roles), input)], RolId.IsSent),
            Status = input.OptionalChoice(Status, nameof(UpdateUserCommand.Status), CmsParameters.Statuses),
            ExpectedVersions = expectedVersions,
            WithStats = true,
            InputErrors = input.Errors,
        }.ByIntent();
    }

    /// <summary>A path without a number is nobody's, whatever the body says.</summary>
    private void CheckId(long number, BodyInput input)
    {
        var id = input.OptionalInteger(Id, nameof(Id));
        if (!id.IsSet)
        {
            input.Refuse(Error.Validation(ErrorCodes.Required, nameof(Id)));
        }
        else if (Id.Value != number && number != CmsParameters.NoNumber && input.Errors.All(fault => fault.Field != nameof(Id)))
        {
            input.Refuse(Error.Validation(ErrorCodes.UnknownChoice, nameof(Id)) with { Allowed = [number.ToString(CultureInfo.InvariantCulture)] });
        }
    }
}
