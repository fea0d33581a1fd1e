using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.Cms.Responses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>Maps the application's errors, and status codes without one, to the contract's bodies.</summary>
internal static class CmsErrors
{
    /// <summary>The response to a refused request.</summary>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors)
    {
        var status = errors[0].Code == IdempotencyKey.Reused
            ? StatusCodes.Status422UnprocessableEntity
            : Refusals.StatusOf(errors[0].Kind);
        return new ObjectResult(CreateBody(status, CmsMessages.For(errors))) { StatusCode = status };
    }

    /// <param name="statusCode">The status code.</param>
    /// <param name="message">The message; null for the one of the status code.</param>
    /// <param name="correlationId">The request's id in the log; null to omit it.</param>
    public static CmsError CreateBody(int statusCode, string? message = null, string? correlationId = null) => new()
    {
        StatusCode = statusCode,
        Message = message ?? CmsMessages.ForStatus(statusCode) ?? ReasonPhrases.GetReasonPhrase(statusCode),
        Error = ReasonPhrases.GetReasonPhrase(statusCode),
        CorrelationId = correlationId,
    };
}
