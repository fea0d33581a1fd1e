using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using HelpDesk.Users.WebApi.UserFiles;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;

/// <summary>What to do with a file of users.</summary>
public sealed class ImportUsersRequest
{
    /// <summary>Whether faulty rows are skipped, by the names that clients send.</summary>
    internal static readonly IReadOnlyDictionary<string, bool> OnErrorChoices =
        new Dictionary<string, bool> { ["abort"] = false, ["skip"] = true };

    /// <summary>true to be told what would be done and what is wrong, and to change nothing.</summary>
    [FromQuery(Name = "dry_run")]
    [JsonType(JsonSchemaType.Boolean)]
    public string? DryRun { get; init; }

    /// <summary>What a faulty row does: abort, and nothing is imported (when left out), or skip, and the others are.</summary>
    [FromQuery(Name = "on_error")]
    [Choices(typeof(ImportUsersRequest), nameof(OnErrorChoices))]
    public string? OnError { get; init; }

    /// <summary>The file's encoding, whatever Content-Type says: utf-8 (when neither says it) or windows-1252.</summary>
    [FromQuery(Name = "encoding")]
    [Choices(typeof(UserFile), nameof(UserFile.Encodings))]
    public string? Encoding { get; init; }

    internal Input<UserFileEncoding> ParseEncoding() => QueryInput.Choice(Encoding, UserFile.Encodings);

    internal ImportOptions ToOptions(IEnumerable<Error> faults)
    {
        var (isDryRun, skipsFaulty) = (QueryInput.Flag(DryRun), QueryInput.Choice(OnError, OnErrorChoices));
        return new()
        {
            IsDryRun = isDryRun is { IsValid: true, Value: true },
            SkipsFaulty = skipsFaulty is { IsValid: true, Value: true },
            Faults =
            [
                .. faults,
                .. isDryRun.Errors.Of(nameof(ImportOptions.IsDryRun)),
                .. skipsFaulty.Errors.Of(nameof(ImportOptions.SkipsFaulty)),
                .. ParseEncoding().Errors.Of(nameof(Encoding)),
            ],
        };
    }
}
