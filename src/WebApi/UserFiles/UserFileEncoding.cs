namespace HelpDesk.Users.WebApi.UserFiles;

/// <summary>The character encoding of a file of users.</summary>
internal enum UserFileEncoding
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>What spreadsheets on Windows write as CSV in western Europe and America.</summary>
    Windows1252,
}
