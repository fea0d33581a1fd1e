using System.CommandLine;
using System.Globalization;
using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Audit.VerifyAudit;
using HelpDesk.Users.WebApi.Start;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary><c>audit verify</c></summary>
internal static class VerifyAuditVerb
{
    public static Command Create(string[] configuration)
    {
        var verb = new Command("verify", "Reads the whole audit, and says whether each record is there and as it was written.");
        verb.SetAction(_ => RunAsync(configuration));
        return verb;
    }

    private static async Task<int> RunAsync(string[] configuration)
    {
        var result = (await ServiceHost.SendAsync(new VerifyAuditQuery(), configuration)).Value;
        if (result.IsWhole)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"The audit is whole: {result.Records} records, the last with hash {result.LastHash}."));
            return 0;
        }

        // A changed end is a fault of the last record; any other fault is one of the record after the valid ones.
        var brokenRecord = result.Fault == AuditFault.EndChanged ? result.Records : result.Records + 1;
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"The audit is broken at record {brokenRecord}: {Explain(result.Fault!.Value)}."));
        return 1;
    }

    private static string Explain(AuditFault fault) => fault switch
    {
        AuditFault.Missing => "it is missing",
        AuditFault.Changed => "it is not what was written there",
        AuditFault.EndMissing => "it is missing, and so is everything up to the end",
        AuditFault.EndChanged => "it is the last one there is, and another end is noted",
        _ => throw new InvalidOperationException($"There are no words for {fault}."),
    };
}
