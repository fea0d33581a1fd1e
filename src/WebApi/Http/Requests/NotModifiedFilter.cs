using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>
/// Answers a read with 304 when <c>If-None-Match</c> has the entity tag of the answer (RFC 9110, 13.1.2), which is compared weakly.
/// </summary>
internal sealed class NotModifiedFilter : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        if (request.Headers.IfNoneMatch.Count > 0
            && HttpMethods.IsGet(request.Method)
            && EntityTagHeaderValue.TryParse(response.Headers.ETag.ToString(), out var current)
            && request.GetTypedHeaders().IfNoneMatch.Any(tag =>
                tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison: false)))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
