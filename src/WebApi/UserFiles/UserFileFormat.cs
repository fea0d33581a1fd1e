namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>How a file of users is written.</summary>
internal enum UserFileFormat
{
    /// <summary>Comma-separated values with a header.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,
}
