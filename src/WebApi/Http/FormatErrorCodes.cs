namespace HelpDesk.Users.WebApi.Http;

/// <summary>Why a body or a file cannot be read at all, beside the codes of the domain.</summary>
internal static class FormatErrorCodes
{
    /// <summary>It is not JSON, or repeats a member.</summary>
    public const string MalformedJson = "malformed_json";

    /// <summary>It is JSON, and no object.</summary>
    public const string NotAnObject = "not_an_object";

    /// <summary>
    /// A row of comma-separated values has no cell for a column, a value in none of the columns that have a name, or quotes that do not
    /// match.
    /// </summary>
    public const string MalformedCsv = "malformed_csv";

    /// <summary>A file is not in UTF-8.</summary>
    public const string NotUtf8 = "not_utf8";
}
