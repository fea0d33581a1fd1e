using Microsoft.AspNetCore.Http.Extensions;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>The <c>Link</c> header (RFC 8288) with the next page, and the names that pages use.</summary>
internal static class PageLink
{
    /// <summary>The query parameter with the position at which a page begins.</summary>
    public const string CursorName = "cursor";

    /// <summary>The header with the number of entries on all pages.</summary>
    public const string TotalCountHeaderName = "X-Total-Count";

    /// <summary>Creates the value that links to the next page.</summary>
    /// <param name="parameters">The query parameters that the link repeats.</param>
    /// <param name="cursor">Where the next page begins.</param>
    public static string Next(HttpRequest request, IEnumerable<QueryParameter> parameters, string cursor)
    {
        var repeated = parameters
            .Where(parameter => parameter.Name != CursorName)
            .Select(parameter => KeyValuePair.Create(parameter.Name, request.Query[parameter.Name].ToString()))
            .Where(parameter => !string.IsNullOrWhiteSpace(parameter.Value))
            .Append(new(CursorName, cursor));
        return $"<{request.PathBase.Add(request.Path).ToUriComponent()}{new QueryBuilder(repeated)}>; rel=\"next\"";
    }
}
