using System.Text.Json.Serialization;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;

/// <summary>What became of a file of users, or would.</summary>
public sealed class HelpDeskImport
{
    /// <summary>How many users are new.</summary>
    [JsonPropertyName("created")]
    public long Created { get; init; }

    /// <summary>How many users have changed.</summary>
    [JsonPropertyName("updated")]
    public long Updated { get; init; }

    /// <summary>How many users were as their rows say.</summary>
    [JsonPropertyName("unchanged")]
    public long Unchanged { get; init; }

    /// <summary>How many rows are faulty.</summary>
    [JsonPropertyName("failed")]
    public long Failed { get; init; }

    /// <summary>What is wrong with them; of very many, only the first 1,000 faults.</summary>
    [JsonPropertyName("errors")]
    public IReadOnlyList<HelpDeskFault> Errors { get; init; } = [];

    /// <summary>The passwords that were generated, in the order of the rows; only with password=generate.</summary>
    [JsonPropertyName("passwords")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HelpDeskGeneratedPassword>? Passwords { get; init; }
}
