using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>A file of users as the body of a request.</summary>
internal static class UserUpload
{
    /// <summary>Keeps the body in memory, as it may hold passwords.</summary>
    /// <returns>The file; or null with the status that says why not: 415 or 413.</returns>
    public static async Task<(UserFile? File, int Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
            || !UserFile.MediaTypes.TryGetValue(sent.MediaType.ToString(), out var format)
            || (sent.Charset.HasValue && !HeaderUtilities.RemoveQuotes(sent.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancellationToken);
            var bytes = body.ToArray();
            return (new(() => new MemoryStream(bytes), format), default);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, refused.StatusCode);
        }
    }
}
