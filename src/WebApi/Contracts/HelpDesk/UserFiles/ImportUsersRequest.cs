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

    /// <summary>Whether passwords are generated, by the name that clients send.</summary>
    internal static readonly IReadOnlyDictionary<string, bool> PasswordChoices = new Dictionary<string, bool> { ["generate"] = true };

    /// <summary>true to be told what would be done and what is wrong, and to change nothing.</summary>
    [FromQuery(Name = "dry_run")]
    [JsonType(JsonSchemaType.Boolean, Example = "true")]
    public string? DryRun { get; init; }

    /// <summary>What a faulty row does: abort, and nothing is imported (when left out), or skip, and the others are.</summary>
    [FromQuery(Name = "on_error")]
    [Choices(typeof(ImportUsersRequest), nameof(OnErrorChoices))]
    public string? OnError { get; init; }

    /// <summary>The file's encoding, whatever Content-Type says: utf-8 (when neither says it) or windows-1252.</summary>
    [FromQuery(Name = "encoding")]
    [Choices(typeof(UserFile), nameof(UserFile.Encodings))]
    public string? Encoding { get; init; }

    /// <summary>generate to make passwords for users who have none, which the answer shows once.</summary>
    [FromQuery(Name = "password")]
    [Choices(typeof(ImportUsersRequest), nameof(PasswordChoices))]
    public string? Password { get; init; }

    internal Input<UserFileEncoding> ParseEncoding() => QueryInput.Choice(Encoding, UserFile.Encodings);

    /// <param name="keepPasswords">Receives the generated passwords.</param>
    internal ImportOptions ToOptions(IEnumerable<Error> faults, Action<IReadOnlyList<GeneratedPassword>> keepPasswords)
    {
        var (isDryRun, skipsFaulty) = (QueryInput.Flag(DryRun), QueryInput.Choice(OnError, OnErrorChoices));
        var password = QueryInput.Choice(Password, PasswordChoices);
        return new()
        {
            IsDryRun = isDryRun is { IsValid: true, Value: true },
            SkipsFaulty = skipsFaulty is { IsValid: true, Value: true },
            KeepPasswords = password.IsValid ? Keep : null,
            Faults =
            [
                .. faults,
                .. isDryRun.Errors.Of(nameof(ImportOptions.IsDryRun)),
                .. skipsFaulty.Errors.Of(nameof(ImportOptions.SkipsFaulty)),
                .. ParseEncoding().Errors.Of(nameof(Encoding)),
                .. password.Errors.Of(nameof(Password)),
            ],
        };

        Task Keep(IReadOnlyList<GeneratedPassword> passwords)
        {
            keepPasswords(passwords);
            return Task.CompletedTask;
        }
    }
}
