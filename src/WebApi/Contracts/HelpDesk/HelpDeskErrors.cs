using System.Text.Json;
using HelpDesk.Users.Application.Account.ChangePassword;
using HelpDesk.Users.Application.ServiceAccounts.CreateServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;
using HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;
using HelpDesk.Users.Application.SignIn.RefreshSession;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;
using HelpDesk.Users.WebApi.Http;
using HelpDesk.Users.WebApi.Http.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>Maps the application's errors to the contract's status codes and bodies.</summary>
internal static class HelpDeskErrors
{
    /// <summary>The maximum characters of JSON of an input that the response repeats; longer input is omitted.</summary>
    private const int MaxEchoLength = 1024;

    /// <summary>The code of a refusal whose faults are listed.</summary>
    public const string ValidationFailed = "validation_failed";

    private const string BodyLocation = "body";
    private const string QueryLocation = "query";
    private const string HeaderLocation = "header";

    /// <summary>The JSON names of the commands' members, in the order in which faults are listed.</summary>
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
        (nameof(UserRow.MustChangePassword), "must_change_password", false),
        (nameof(UserRow.Locals), "locals", false),
        (nameof(UserRow.Username), "username", false),
        (nameof(UserRow.PasswordHash), "password_hash", true),
        (nameof(ChangePasswordCommand.CurrentPassword), "current_password", true),
        (nameof(ChangePasswordCommand.NewPassword), "new_password", true),
        (nameof(RefreshSessionCommand.RefreshToken), "refresh_token", true),
        (nameof(CreateServiceAccountCommand.ServiceName), "name", false),
        (nameof(CreateServiceAccountCommand.Permissions), "permissions", false),
        (nameof(RotateServiceAccountSecretCommand.Overlap), "overlap_seconds", false),
        (nameof(BatchGetRequest.Ids), "ids", false),
        (nameof(BatchGetRequest.Emails), "emails", false),
        (nameof(BatchGetRequest.Fields), "fields", false),
    ];

    /// <param name="errors">At least one error.</param>
    /// <param name="request">The request.</param>
    /// <param name="parameters">The query parameters that the action reads; empty when it reads a body.</param>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors, HttpRequest request, IReadOnlyList<QueryParameter> parameters)
    {
        var (error, messages) = (errors[0], HelpDeskMessages.Of(request));
        string[] fields = [.. parameters.Select(parameter => parameter.Field), .. Members.Select(member => member.Field)];
        return error.Kind == ErrorKind.Validation
            ? new ObjectResult(new HelpDeskFaults
            {
                Detail =
                [
                    .. errors
                        .OrderBy(fault => Array.IndexOf(fields, fault.Field))
                        .Select(fault => ToFault(fault, request, parameters, messages)),
                ],
                Code = error.Code == IdempotencyKey.Reused ? error.Code : ValidationFailed,
            })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            }
            : new ObjectResult(new HelpDeskError { Detail = messages.For(error), Code = error.Code })
            {
                StatusCode = Refusals.StatusOf(error.Kind),
            };
    }

    /// <summary>The code of an error response without an error of the application.</summary>
    public static string CodeOf(int statusCode) => statusCode switch
    {
        StatusCodes.Status401Unauthorized => ErrorCodes.SignInRequired,
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status413PayloadTooLarge => "body_too_large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        StatusCodes.Status429TooManyRequests => ErrorCodes.TooManyAttempts,
        StatusCodes.Status503ServiceUnavailable => "service_unavailable",
        >= StatusCodes.Status500InternalServerError => "internal_error",
        _ => "bad_request",
    };

    private static HelpDeskFault ToFault(
        Error error,
        HttpRequest request,
        IReadOnlyList<QueryParameter> parameters,
        HelpDeskMessages messages)
    {
        if (parameters.FirstOrDefault(parameter => parameter.Field == error.Field) is { } parameter)
        {
            return ToFault(error, [QueryLocation, parameter.Name], Echo(SingleOrAll(request.Query[parameter.Name])), messages);
        }

        if (error is { Field: QueryInput.UnknownParameters, AttemptedValue: string unknown })
        {
            return ToFault(error, [QueryLocation, unknown], Echo(SingleOrAll(request.Query[unknown])), messages);
        }

        if (error.Field == nameof(CreateUserCommand.IdempotencyKey))
        {
            return ToFault(
                error,
                [HeaderLocation, Preconditions.IdempotencyKeyName],
                Echo(SingleOrAll(request.Headers[Preconditions.IdempotencyKeyName])),
                messages);
        }

        return ToBodyFault(error, messages);
    }

    /// <summary>Maps a fault of a body, or of a row of a file.</summary>
    public static HelpDeskFault ToBodyFault(Error error, HelpDeskMessages messages)
    {
        var member = Members.FirstOrDefault(member => member.Field == error.Field);
        if (error.Field is not null && member.Name is null)
        {
            throw new InvalidOperationException($"The help desk's contract has no member '{error.Field}'.");
        }

        return member.Name is null
            ? ToFault(
                error,
                error is { Code: ErrorCodes.UnknownMember, AttemptedValue: string name } ? [BodyLocation, name] : [BodyLocation],
                input: default,
                messages)
            : ToFault(error, [BodyLocation, member.Name], member.IsSecret ? default : Echo(error.AttemptedValue), messages);
    }

    private static HelpDeskFault ToFault(Error error, IReadOnlyList<string> location, JsonElement input, HelpDeskMessages messages) => new()
    {
        Type = FaultType(error),
        Loc = location,
        Line = error.Line,
        Msg = messages.ForFault(error),
        Input = input,
        Code = error.Code,
    };

    private static object SingleOrAll(StringValues values) => values is [{ } single] ? single : values;

    private static string FaultType(Error error) => error.Code switch
    {
        ErrorCodes.Required => "missing",
        ErrorCodes.NotText => "string_type",
        ErrorCodes.NotBoolean => "bool_type",
        ErrorCodes.TooShort => "string_too_short",
        ErrorCodes.TooLong => "string_too_long",
        ErrorCodes.UnknownChoice => "enum",
        FormatErrorCodes.MalformedJson => "json_invalid",
        _ => "value_error",
    };

    private static JsonElement Echo(object? value)
    {
        var element = value as JsonElement? ?? JsonSerializer.SerializeToElement(value);
        return element.ValueKind == JsonValueKind.Undefined || element.GetRawText().Length > MaxEchoLength ? default : element;
    }
}
