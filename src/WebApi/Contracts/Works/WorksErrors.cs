using HelpDesk.Users.Application.Account.UpdateOwnUser;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.Works.Responses;
using HelpDesk.Users.WebApi.Http.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>Turns the application's errors into the contract's statuses and bodies.</summary>
internal static class WorksErrors
{
    /// <summary>
    /// The commands' members by their names on the wire, in the order in which faults are listed: what is unknown first, and the
    /// password before the address, as clients know it.
    /// </summary>
    private static readonly (string Field, string Name)[] Members =
    [
        (BodyFaults.UnknownMembers, ""),
        (nameof(CreateUserCommand.Name), "nombreCompleto"),
        (nameof(CreateUserCommand.Password), "password"),
        (nameof(UpdateOwnUserCommand.CurrentPassword), "currentPassword"),
        (nameof(CreateUserCommand.Email), "email"),
        (nameof(CreateUserCommand.Roles), "roles"),
        (nameof(CreateUserCommand.IsActive), "isActive"),
        (nameof(UpdateUserCommand.Status), "isActive"),
        (nameof(UpdateUserCommand.MustChangePassword), "mustChangePassword"),
        (nameof(CreateUserCommand.IdempotencyKey), Preconditions.IdempotencyKeyName),
        .. WorksParameters.List.Select(parameter => (parameter.Field, parameter.Name)),
    ];

    /// <summary>The answer to a request that was refused.</summary>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors)
    {
        var error = errors[0];
        return error switch
        {
            // The document has neither a status of its own for it, nor the member error.
            { Code: ErrorCodes.EmailTaken } => Answer(StatusCodes.Status400BadRequest, WorksMessages.For(error), withPhrase: false),
            { Code: IdempotencyKey.Reused } => Answer(StatusCodes.Status422UnprocessableEntity, WorksMessages.For(error)),
            { Kind: ErrorKind.Validation } => Answer(StatusCodes.Status400BadRequest, Faults(errors)),
            _ => Answer(Refusals.StatusOf(error.Kind), WorksMessages.For(error)),
        };
    }

    /// <summary>The answer to an id of the path that is none.</summary>
    public static IActionResult NotUuid() => Answer(StatusCodes.Status400BadRequest, WorksMessages.NotUuid);

    /// <summary>The body of a status that has none yet.</summary>
    public static WorksError OfStatus(int statusCode, string? correlationId) =>
        Body(statusCode, WorksMessages.ForStatus(statusCode) ?? ReasonPhrases.GetReasonPhrase(statusCode), withPhrase: true, correlationId);

    private static ObjectResult Answer(int statusCode, object message, bool withPhrase = true) =>
        new(Body(statusCode, message, withPhrase)) { StatusCode = statusCode };

    /// <summary>The phrase is not said twice.</summary>
    private static WorksError Body(int statusCode, object message, bool withPhrase, string? correlationId = null)
    {
        var phrase = ReasonPhrases.GetReasonPhrase(statusCode);
        var isRepeated = message is string text && text.Equals(phrase, StringComparison.OrdinalIgnoreCase);
        return new()
        {
            StatusCode = statusCode,
            Message = message,
            Error = withPhrase && !isRepeated && phrase.Length > 0 ? phrase : null,
            CorrelationId = correlationId,
        };
    }

    private static string[] Faults(IEnumerable<Error> errors) =>
        [.. errors.OrderBy(Position).SelectMany(error => WorksMessages.ForFault(error, NameOf(error))).Distinct()];

    private static int Position(Error error) => Array.FindIndex(Members, member => member.Field == error.Field);

    private static string? NameOf(Error error) => (error.Field, Position(error)) switch
    {
        (null, _) => null,
        (_, >= 0 and var position) => Members[position].Name,
        _ => throw new InvalidOperationException($"The works office's contract has no member '{error.Field}'."),
    };
}
