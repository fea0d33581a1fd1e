using HelpDesk.Users.WebApi.Contracts;
using Microsoft.AspNetCore.Routing.Matching;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>
/// Routes a request to the contract that speaks with or without <c>X-Tenant-ID</c>. A method that only the other one knows is
/// not allowed here.
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

        if (refused && !valid)
        {
            httpContext.SetEndpoint(MethodNotAllowed);
        }

        return Task.CompletedTask;
    }
}
