using System.Text.Json;
using HelpDesk.Users.Application.ServiceAccounts.CreateServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;
using HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;
using HelpDesk.Users.Application.SignIn.ChangePassword;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Responses;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>Turns the application's errors into the contract's statuses and bodies.</summary>
internal static class HelpDeskErrors
{
    /// <summary>Longer input is not repeated.</summary>
    private const int MaxEchoLength = 1024;

    private const string BodyLocation = "body";
    private const string QueryLocation = "query";

    /// <summary>The commands' members by their names on the wire, in the order in which faults are listed.</summary>
    private static readonly (string Field, string Name, bool IsSecret)[] Members =
    [
        (nameof(UpdateUserCommand.Email), "email", false),
        (nameof(UpdateUserCommand.Name), "nombre", false),
        (nameof(UpdateUserCommand.Password), "password", true),
        (nameof(UpdateUserCommand.Roles), "rol", false),
        (nameof(UpdateUserCommand.Area), "area", false),
        (nameof(UpdateUserCommand.Telefono), "telefono", false),
        (nameof(UpdateUserCommand.Status), "is_active", false),
        (nameof(UpdateServiceAccountCommand.IsActive), "is_active", false),
        (nameof(ChangePasswordCommand.CurrentPassword), "current_password", true),
        (nameof(ChangePasswordCommand.NewPassword), "new_password", true),
        (nameof(RefreshSessionCommand.RefreshToken), "refresh_token", true),
        (nameof(CreateServiceAccountCommand.ServiceName), "name", false),
        (nameof(CreateServiceAccountCommand.Permissions), "permissions", false),
        (nameof(RotateServiceAccountSecretCommand.OverlapSeconds), "overlap_seconds", false),
    ];

    private static readonly string[] Fields =
        [.. Members.Select(member => member.Field), .. HelpDeskParameters.Audit.Select(parameter => parameter.Field)];

    /// <summary>The answer to a request that was refused.</summary>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors, HttpRequest request)
    {
        var error = errors[0];
        return error.Kind == ErrorKind.Validation
            ? new ObjectResult(new HelpDeskFaults { Detail = [.. errors.OrderBy(Position).Select(fault => ToFault(fault, request.Query))] })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            }
            : new ObjectResult(new HelpDeskError { Detail = HelpDeskMessages.For(error) }) { StatusCode = Refusals.StatusOf(error.Kind) };
    }

    private static int Position(Error error) =>
        Array.FindIndex(Fields, field => field == error.Field);

    private static HelpDeskFault ToFault(Error error, IQueryCollection query) =>
        HelpDeskParameters.Audit.FirstOrDefault(parameter => parameter.Field == error.Field) is { Name: { } name }
            ? new()
            {
                Type = FaultType(error),
                Loc = [QueryLocation, name],
                Msg = HelpDeskMessages.ForFault(error),
                Input = Echo(query[name] is [var single] ? single : query[name]),
            }
            : ToBodyFault(error);

    private static HelpDeskFault ToBodyFault(Error error)
    {
        var member = Members.FirstOrDefault(member => member.Field == error.Field);
        if (error.Field is not null && member.Name is null)
        {
            throw new InvalidOperationException($"The help desk's contract has no member '{error.Field}'.");
        }

        return new()
        {
            Type = FaultType(error),
            Loc = member.Name is null ? [BodyLocation] : [BodyLocation, member.Name],
            Msg = HelpDeskMessages.ForFault(error),
            Input = member.IsSecret || member.Name is null ? default : Echo(error.AttemptedValue),
        };
    }

    private static string FaultType(Error error) => error.Code switch
    {
        ErrorCodes.Required => "missing",
        ErrorCodes.NotText => "string_type",
        ErrorCodes.NotBoolean => "bool_type",
        ErrorCodes.TooShort => "string_too_short",
        ErrorCodes.TooLong => "string_too_long",
        ErrorCodes.UnknownChoice => "enum",
        ErrorCodes.MalformedJson => "json_invalid",
        _ => "value_error",
    };

    private static JsonElement Echo(object? value)
    {
        var element = value as JsonElement? ?? JsonSerializer.SerializeToElement(value);
        return element.ValueKind == JsonValueKind.Undefined || element.GetRawText().Length > MaxEchoLength ? default : element;
    }
}
