using System.Text.Json;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>A user as a line of JSON has it.</summary>
internal sealed class UserLine
{
    [JsonPropertyName("email")]
    public JsonField<string> Email { get; init; }

    [JsonPropertyName("nombre")]
    public JsonField<string> Nombre { get; init; }

    [JsonPropertyName("rol")]
    public JsonField<string> Rol { get; init; }

    [JsonPropertyName("area")]
    public JsonField<string> Area { get; init; }

    [JsonPropertyName("telefono")]
    public JsonField<string> Telefono { get; init; }

    [JsonPropertyName("is_active")]
    public JsonField<bool> IsActive { get; init; }

    [JsonPropertyName("must_change_password")]
    public JsonField<bool> MustChangePassword { get; init; }

    [JsonPropertyName("locals")]
    public JsonField<string> Locals { get; init; }

    [JsonPropertyName("username")]
    public JsonField<string> Username { get; init; }

    [JsonPropertyName("password")]
    public JsonField<string> Password { get; init; }

    [JsonPropertyName("password_hash")]
    public JsonField<string> PasswordHash { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    public UserRow ToRow(long line)
    {
        var input = new BodyInput(new ModelStateDictionary(), hasBody: true);
        input.RefuseUnknown(Unknown);
        var row = new UserRow(line)
        {
            Email = input.Text(Email, nameof(UserRow.Email)),
            Name = input.OptionalText(Nombre, nameof(UserRow.Name)),
            Roles = input.OptionalText(Rol, nameof(UserRow.Roles)),
            Area = input.OptionalNullableText(Area, nameof(UserRow.Area)),
            Telefono = input.OptionalNullableText(Telefono, nameof(UserRow.Telefono)),
            IsActive = Flag(input, IsActive, nameof(UserRow.IsActive)),
            MustChangePassword = Flag(input, MustChangePassword, nameof(UserRow.MustChangePassword)),
            Locals = input.OptionalNullableText(Locals, nameof(UserRow.Locals)),
            Username = input.NullableText(Username, nameof(UserRow.Username)),
            Password = Secret(input, Password, nameof(UserRow.Password)),
            PasswordHash = Secret(input, PasswordHash, nameof(UserRow.PasswordHash)),
        };
        return input.Errors.Count == 0 ? row : row with { Faults = [.. input.Errors.Select(error => ToFault(error, line))] };
    }

    private static Error ToFault(Error error, long line) =>
        error with { Line = line, Field = error.Field == BodyInput.UnknownMembers ? null : error.Field };

    private static bool? Flag(BodyInput input, JsonField<bool> member, string field) =>
        member.IsNull || !member.IsSent ? null : input.OptionalFlag(member, field).Value;

    private static Secret? Secret(BodyInput input, JsonField<string> member, string field) => member.IsNull ? null : input.Secret(member, field);
}
