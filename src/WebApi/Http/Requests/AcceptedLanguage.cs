namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>The language that a client prefers (RFC 9110, 12.5.4), of the two that this service speaks.</summary>
internal static class AcceptedLanguage
{
    private const string English = "en";
    private const string Spanish = "es";

    /// <summary>Whether <c>Accept-Language</c> prefers English to Spanish, which is the default.</summary>
    public static bool PrefersEnglish(this HttpRequest request)
    {
        if (request.Headers.AcceptLanguage.Count == 0)
        {
            return false;
        }

        return request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0])
            .FirstOrDefault(language => Is(language, English) || Is(language, Spanish)) is { } preferred && Is(preferred, English);
    }

    private static bool Is(string language, string other) => language.Equals(other, StringComparison.OrdinalIgnoreCase);
}
