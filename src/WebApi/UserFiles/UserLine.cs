using System.Text.Json;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>A line of a file of users in JSON, before it is parsed.</summary>
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
        var unknown = new BodyFaults(new ModelStateDictionary(), hasBody: true);
        unknown.AddUnknown(Unknown);
        var (isActive, mustChangePassword) = (Flag(IsActive), Flag(MustChangePassword));
        var row = new UserRow(line)
        {
            Email = Email.Value,
            Name = new(Nombre.Value, Nombre.IsSent),
            Roles = new(Rol.Value, Rol.IsSent),
            Area = new(Area.Value, Area.IsSent),
            Telefono = new(Telefono.Value, Telefono.IsSent),
            IsActive = isActive.IsValid ? isActive.Value : null,
            MustChangePassword = mustChangePassword.IsValid ? mustChangePassword.Value : null,
            Locals = new(Locals.Value, Locals.IsSent),
            Username = Username.Value,
            Password = Password.Value is { } password ? new(password) : null,
            PasswordHash = PasswordHash.Value is { } hash ? new(hash) : null,
        };
        Error[] faults =
        [
            .. unknown.Errors.Select(error => error with { Field = null, Allowed = [.. UserFile.Columns.Values] }),
            .. BodyMembers.FaultsOf(Email, nameof(row.Email)),
            .. BodyMembers.FaultsOf(Nombre, nameof(row.Name)),
            .. BodyMembers.FaultsOf(Rol, nameof(row.Roles)),
            .. BodyMembers.FaultsOf(Area, nameof(row.Area), isNullable: true),
            .. BodyMembers.FaultsOf(Telefono, nameof(row.Telefono), isNullable: true),
            .. isActive.Errors.Of(nameof(row.IsActive)),
            .. mustChangePassword.Errors.Of(nameof(row.MustChangePassword)),
            .. BodyMembers.FaultsOf(Locals, nameof(row.Locals), isNullable: true),
            .. BodyMembers.FaultsOf(Username, nameof(row.Username), isNullable: true),
            .. BodyMembers.FaultsOf(Password, nameof(row.Password), isNullable: true, isSecret: true),
            .. BodyMembers.FaultsOf(PasswordHash, nameof(row.PasswordHash), isNullable: true, isSecret: true),
        ];
        return faults.Length == 0 ? row : row with { Faults = [.. faults.Select(error => error with { Line = line })] };
    }

    private static Input<bool> Flag(JsonField<bool> member) => member.IsNull ? default : member.Flag();
}
