using System.Text.Json;
using System.Text.Json.Serialization;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.AddUserStats;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Cms.Requests;

/// <summary>What to add to the counters of a user, by their names; less than 0 to take away.</summary>
[Members(1, Max = UserStats.MaxCounters)]
[BodyExample("stats", "One post more, and its views", """{"postsCreated":1,"totalViews":25}""")]
public sealed class AddStatsRequest
{
    /// <summary>The field of faults of an amount; those of a counter's name have another one.</summary>
    internal const string Amount = "Amount";

    /// <summary>The amounts as they came.</summary>
    [JsonExtensionData]
    [JsonType(JsonSchemaType.Integer, "int64")]
    public IDictionary<string, JsonElement> Amounts { get; init; } = new Dictionary<string, JsonElement>();

    internal AddUserStatsCommand ToCommand(UserReference user, BodyFaults faults)
    {
        var amounts = new Dictionary<string, long>();
        foreach (var (name, sent) in Amounts)
        {
            var amount = sent.ValueKind == JsonValueKind.Number && sent.TryGetInt64(out var value) ? value : (long?)null;
            amounts[name] = amount ?? 0;

            // ParseAmounts refuses invalid names; their amounts are not reported too.
            if (amount is null && UserStats.IsName(name))
            {
                faults.Add(Error.Validation(ErrorCodes.NotNumber, Amount) with { AttemptedValue = name });
            }
        }

        return new(user, UserStats.ParseAmounts(amounts)) { Faults = faults.Errors };
    }
}
