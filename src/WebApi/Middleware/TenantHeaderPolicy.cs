using HelpDesk.Users.WebApi.Contracts;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Template;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>
/// Routes a request to the contract for requests with or without <c>X-Tenant-ID</c>. A method that only the other contract has is 405, and
/// a path that only the other contract has is 404.
/// </summary>
internal sealed class TenantHeaderPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    private static readonly Endpoint MethodNotAllowed = new(
        context =>
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        },
        EndpointMetadataCollection.Empty,
        "405 of the other contract");

    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<TenantHeaderAttribute>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var isSent = httpContext.Request.Headers.ContainsKey(RequestCaller.OrganizationHeaderName);
        var (valid, refused) = (false, false);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && candidates[i].Endpoint.Metadata.GetMetadata<TenantHeaderAttribute>() is { } contract)
            {
                candidates.SetValidity(i, contract.IsSent == isSent);
                refused |= contract.IsSent != isSent;
            }

            valid |= candidates.IsValidCandidate(i);
        }

        if (refused && !valid && MethodsOf(httpContext, isSent) is { Length: > 0 } methods)
        {
            httpContext.Response.Headers.Allow = string.Join(", ", methods);
            httpContext.SetEndpoint(MethodNotAllowed);
        }

        return Task.CompletedTask;
    }

    /// <summary>The methods that the contract with or without the header has for the path of the request.</summary>
    private static string[] MethodsOf(HttpContext context, bool isSent) =>
    [
        .. context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<TenantHeaderAttribute>()?.IsSent == isSent
                && MatchesPath(endpoint, context.Request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static bool MatchesPath(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!), []).TryMatch(path, []);
}
