namespace HelpDesk.Users.WebApi.Http;

/// <summary>Why a body or a file cannot be read at all, beside the codes of the domain.</summary>
internal static class FormatErrorCodes
{
    /// <summary>It is not JSON, or repeats a member.</summary>
    public const string MalformedJson = "malformed_json";

    /// <summary>It is JSON, and no object.</summary>
    public const string NotAnObject = "not_an_object";

    /// <summary>A row of comma-separated values has other cells than the header has columns, or quotes that do not match.</summary>
    public const string MalformedCsv = "malformed_csv";
}
