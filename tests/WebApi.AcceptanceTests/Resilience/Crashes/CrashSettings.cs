using System.Globalization;
using System.Security.Cryptography;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience.Crashes;

/// <summary>What the environment asks of the tests that kill.</summary>
internal static class CrashSettings
{
    private const string KillsVariable = "HELPDESK_CRASH_KILLS";
    private const string SeedVariable = "HELPDESK_CRASH_SEED";
    private const int UsualKills = 10;

    /// <summary>How often the service is killed while it writes.</summary>
    public static int Kills => ReadNumber(KillsVariable) ?? UsualKills;

    /// <summary>What decides when to kill and what to write: the one that a failed run told, or a new one.</summary>
    public static int NewSeed()
    {
        var seed = ReadNumber(SeedVariable) ?? RandomNumberGenerator.GetInt32(1_000_000);
        TestContext.Out.WriteLine($"{SeedVariable}={seed}");
        return seed;
    }

    private static int? ReadNumber(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
