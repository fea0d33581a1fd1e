using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;

/// <summary>Why a file of users was not imported, or not further.</summary>
public sealed class HelpDeskImportFaults
{
    /// <summary>What is wrong with it; of very many, only the first 1,000 faults.</summary>
    [JsonPropertyName("detail")]
    public required IReadOnlyList<HelpDeskFault> Detail { get; init; }

    /// <summary>How many users are new all the same: none, unless others changed the directory while the file was imported. Left out when nothing was read.</summary>
    [JsonPropertyName("created")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Created { get; init; }

    /// <summary>How many users have changed all the same.</summary>
    [JsonPropertyName("updated")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Updated { get; init; }

    /// <summary>How many users were found as their rows say.</summary>
    [JsonPropertyName("unchanged")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Unchanged { get; init; }

    /// <summary>How many rows are faulty.</summary>
    [JsonPropertyName("failed")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Failed { get; init; }

    /// <summary>The reason, for programs: validation_failed.</summary>
    /// <example>validation_failed</example>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>The passwords that were generated, in the order of the rows; only with password=generate.</summary>
    [JsonPropertyName("passwords")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HelpDeskGeneratedPassword>? Passwords { get; init; }
}
