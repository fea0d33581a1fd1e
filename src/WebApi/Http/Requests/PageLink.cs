using Microsoft.AspNetCore.Http.Extensions;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>The way to the next page, as a Link header (RFC 8288), and what else a page says beside its entries.</summary>
internal static class PageLink
{
    /// <summary>The parameter that says where a page begins.</summary>
    public const string CursorName = "cursor";

    /// <summary>The header that says how many there are in all.</summary>
    public const string TotalName = "X-Total-Count";

    /// <summary>A link to the page after this one, which asks for the same.</summary>
    /// <param name="request">The request for this page.</param>
    /// <param name="parameters">The parameters that count.</param>
    /// <param name="cursor">Where the next page begins.</param>
    public static string Next(HttpRequest request, IEnumerable<QueryParameter> parameters, string cursor)
    {
        var asked = parameters
            .Where(parameter => parameter.Name != CursorName)
            .Select(parameter => KeyValuePair.Create(parameter.Name, request.Query[parameter.Name].ToString()))
            .Where(parameter => !string.IsNullOrWhiteSpace(parameter.Value))
            .Append(new(CursorName, cursor));
        return $"<{request.Path.ToUriComponent()}{new QueryBuilder(asked)}>; rel=\"next\"";
    }
}
