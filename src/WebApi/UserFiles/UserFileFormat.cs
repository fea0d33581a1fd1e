namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>The format of a file of users.</summary>
internal enum UserFileFormat
{
    /// <summary>CSV with a header row.</summary>
    Csv,

    /// <summary>One JSON object per line.</summary>
    JsonLines,
}
