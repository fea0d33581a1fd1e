using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.Cms.Responses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>Turns the application's errors, and bare statuses, into the contract's bodies.</summary>
internal static class CmsErrors
{
    /// <summary>The answer to a request that was refused.</summary>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors)
    {
        var status = errors[0].Code == IdempotencyKey.Reused
            ? StatusCodes.Status422UnprocessableEntity
            : Refusals.StatusOf(errors[0].Kind);
        return new ObjectResult(Of(status, CmsMessages.For(errors))) { StatusCode = status };
    }

    /// <summary>The body of a bare status.</summary>
    public static CmsError Of(int statusCode, string? message = null, string? correlationId = null) => new()
    {
        StatusCode = statusCode,
        Message = message ?? CmsMessages.ForStatus(statusCode) ?? ReasonPhrases.GetReasonPhrase(statusCode),
        Error = ReasonPhrases.GetReasonPhrase(statusCode),
        CorrelationId = correlationId,
    };
}
