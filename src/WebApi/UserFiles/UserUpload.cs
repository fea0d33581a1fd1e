using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>Reads a file of users from a request: its body, or the only part of a form.</summary>
internal static class UserUpload
{
    /// <summary>Reads the body into memory, not to disk, because it may contain passwords.</summary>
    /// <param name="encoding">The encoding, whatever <c>Content-Type</c> says; null for what it says, or else UTF-8.</param>
    /// <returns>The file, or null and the status code of the error response: 413 or 415.</returns>
    public static async Task<(UserFile? File, int ErrorStatus)> ReadAsync(
        HttpRequest request,
        UserFileEncoding? encoding,
        CancellationToken cancellationToken)
    {
        try
        {
            var file = MediaTypeHeaderValue.TryParse(request.ContentType, out var contentType)
                && contentType.MediaType.Equals(MediaTypeNames.Multipart.FormData, StringComparison.OrdinalIgnoreCase)
                    ? await ReadFormAsync(request, encoding, cancellationToken)
                    : await ReadBodyAsync(request, contentType, encoding, cancellationToken);
            return (file, file is null ? StatusCodes.Status415UnsupportedMediaType : default);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, refused.StatusCode);
        }
    }

    private static async Task<UserFile?> ReadBodyAsync(
        HttpRequest request,
        MediaTypeHeaderValue? contentType,
        UserFileEncoding? encoding,
        CancellationToken cancellationToken)
    {
        if (Describe(contentType, fileName: "", encoding) is not var (format, described))
        {
            return null;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var bytes = body.ToArray();
        return new(() => new MemoryStream(bytes), format, described);
    }

    /// <summary>Reads a form. Null when it has anything beside one file, because options in it would be overlooked.</summary>
    private static async Task<UserFile?> ReadFormAsync(
        HttpRequest request,
        UserFileEncoding? encoding,
        CancellationToken cancellationToken)
    {
        try
        {
            var form = await new FormFeature(request, new() { MemoryBufferThreshold = int.MaxValue }).ReadFormAsync(cancellationToken);
            if (form is not { Count: 0, Files: [var file] })
            {
                return null;
            }

            var contentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var parsed) ? parsed : null;
            return Describe(contentType, file.FileName, encoding) is var (format, described)
                ? new(file.OpenReadStream, format, described)
                : null;
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return null;
        }
    }

    /// <summary>Returns what a file is, by its media type, or by its name where the media type isn't one of a file of users.</summary>
    private static (UserFileFormat Format, UserFileEncoding Encoding)? Describe(
        MediaTypeHeaderValue? contentType,
        string fileName,
        UserFileEncoding? encoding)
    {
        var extension = Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant();
        var charset = contentType is { Charset.HasValue: true } ? HeaderUtilities.RemoveQuotes(contentType.Charset).ToString() : null;
        var declared = UserFileEncoding.Utf8;
        return (UserFile.MediaTypes.TryGetValue(contentType?.MediaType.ToString() ?? "", out var format)
                || UserFile.Formats.TryGetValue(extension, out format))
            && (encoding is not null || charset is null || UserFile.Encodings.TryGetValue(charset, out declared))
                ? (format, encoding ?? declared)
                : null;
    }
}
