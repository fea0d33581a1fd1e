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
    /// <summary>The field of the fault of a request that changes nothing.</summary>
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

    internal ICommand<Result<UserView>> ToCommand(long number, BodyFaults faults, IReadOnlyList<long>? expectedVersions)
    {
        faults.Add(CheckId(number));
        if (!RolId.IsSent && !Status.IsSent)
        {
            faults.Add(Error.Validation(ErrorCodes.Required, Change));
        }

        return new UpdateUserCommand(UserReference.Numbered(number))
        {
            Roles = RolId.IsSent ? RolId.RequiredIntegerOrText(RoleReference.OneNumbered, RoleReference.OneNamed) : default,
            Status = Status.Choice(CmsParameters.Statuses),
            ExpectedVersions = expectedVersions,
            WithStats = true,
            Faults = faults.Errors,
        }.ByIntent();
    }

    /// <summary>An invalid id in the path is not compared: no user has it, so the response is 404.</summary>
    private IEnumerable<Error> CheckId(long number)
    {
        var id = Id.Integer(Result<long>.Success);
        return id switch
        {
            { IsSet: false } => [Error.Validation(ErrorCodes.Required, nameof(Id))],
            { IsValid: false } => id.Errors.Of(nameof(Id)),
            _ when id.Value != number && number != CmsParameters.NoNumber =>
                [Error.Validation(ErrorCodes.UnknownChoice, nameof(Id)) with { Allowed = [number.ToString(CultureInfo.InvariantCulture)] }],
            _ => [],
        };
    }
}
