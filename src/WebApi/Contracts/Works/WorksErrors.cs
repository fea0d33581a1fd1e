using HelpDesk.Users.Application.Account.UpdateOwnUser;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.Works.Responses;
using HelpDesk.Users.WebApi.Http.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>Maps the application's errors to the contract's status codes and bodies.</summary>
internal static class WorksErrors
{
    /// <summary>
    /// The JSON names of the commands' members, in the order in which faults are listed. Clients expect unknown members first, and the
    /// password before the email.
    /// </summary>
    private static readonly (string Field, string Name)[] Members =
    [
        (BodyFaults.UnknownMembers, ""),
        (QueryInput.UnknownParameters, ""),
        (nameof(CreateUserCommand.Name), "nombreCompleto"),
        (nameof(CreateUserCommand.Password), "password"),
        (nameof(UpdateOwnUserCommand.CurrentPassword), "currentPassword"),
        (nameof(CreateUserCommand.Email), "email"),
        (nameof(CreateUserCommand.Roles), "roles"),
        (nameof(CreateUserCommand.IsActive), "isActive"),
        (nameof(UpdateUserCommand.Status), "isActive"),
        (nameof(UpdateUserCommand.MustChangePassword), "mustChangePassword"),
        (nameof(CreateUserCommand.IdempotencyKey), Preconditions.IdempotencyKeyName),
        .. WorksParameters.Users.Select(parameter => (parameter.Field, parameter.Name)),
    ];

    /// <param name="errors">At least one error.</param>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors)
    {
        var error = errors[0];
        return error switch
        {
            // The contract's specification answers it with 400, without the member error.
            { Code: ErrorCodes.EmailTaken } => ToResult(StatusCodes.Status400BadRequest, WorksMessages.For(error), withReasonPhrase: false),
            { Code: IdempotencyKey.Reused } => ToResult(StatusCodes.Status422UnprocessableEntity, WorksMessages.For(error)),
            { Kind: ErrorKind.Validation } => ToResult(StatusCodes.Status400BadRequest, FaultMessages(errors)),
            _ => ToResult(Refusals.StatusOf(error.Kind), WorksMessages.For(error)),
        };
    }

    /// <summary>The response to an id in the path that is not a UUID.</summary>
    public static IActionResult NotUuid() => ToResult(StatusCodes.Status400BadRequest, WorksMessages.NotUuid);

    /// <summary>The body for a status code without an error of the application.</summary>
    public static WorksError ForStatus(int statusCode, string? correlationId) =>
        CreateBody(
            statusCode,
            WorksMessages.ForStatus(statusCode) ?? ReasonPhrases.GetReasonPhrase(statusCode),
            withReasonPhrase: true,
            correlationId);

    private static ObjectResult ToResult(int statusCode, object message, bool withReasonPhrase = true) =>
        new(CreateBody(statusCode, message, withReasonPhrase)) { StatusCode = statusCode };

    /// <summary>The error is HTTP's reason phrase, unless the message is the same text.</summary>
    private static WorksError CreateBody(int statusCode, object message, bool withReasonPhrase, string? correlationId = null)
    {
        var phrase = ReasonPhrases.GetReasonPhrase(statusCode);
        var isRepeated = message is string text && text.Equals(phrase, StringComparison.OrdinalIgnoreCase);
        return new()
        {
            StatusCode = statusCode,
            Message = message,
            Error = withReasonPhrase && !isRepeated && phrase.Length > 0 ? phrase : null,
            CorrelationId = correlationId,
        };
    }

    private static string[] FaultMessages(IEnumerable<Error> errors) =>
        [.. errors.OrderBy(Position).SelectMany(error => WorksMessages.ForFault(error, NameOf(error))).Distinct()];

    private static int Position(Error error) => Array.FindIndex(Members, member => member.Field == error.Field);

    private static string? NameOf(Error error) => (error.Field, Position(error)) switch
    {
        (null, _) => null,
        (_, >= 0 and var position) => Members[position].Name,
        _ => throw new InvalidOperationException($"The works office's contract has no member '{error.Field}'."),
    };
}
