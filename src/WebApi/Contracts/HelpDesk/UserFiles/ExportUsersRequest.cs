using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using HelpDesk.Users.WebApi.UserFiles;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;

/// <summary>In what form users are asked for.</summary>
public sealed class ExportUsersRequest
{
    /// <summary>Comma-separated values (csv, when left out) or JSON lines (jsonl).</summary>
    [FromQuery(Name = "format")]
    [Choices(typeof(UserFile), nameof(UserFile.Formats))]
    public string? Format { get; init; }

    internal Input<UserFileFormat> ParseFormat() =>
        Format is null ? new(UserFileFormat.Csv) : QueryInput.Choice(Format, UserFile.Formats);
}
