using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>Reads a file of users from the body of a request.</summary>
internal static class UserUpload
{
    /// <summary>Reads the body into memory, not to disk, because it may contain passwords.</summary>
    /// <returns>The file, or null and the status code of the error response: 413 or 415.</returns>
    public static async Task<(UserFile? File, int ErrorStatus)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType)
            || !UserFile.MediaTypes.TryGetValue(contentType.MediaType.ToString(), out var format)
            || (contentType.Charset.HasValue
                && !HeaderUtilities.RemoveQuotes(contentType.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
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
