using System.CommandLine;
using HelpDesk.Users.WebApi.Start;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary><c>health</c></summary>
internal static class HealthVerb
{
    public static Command Create(string[] configuration)
    {
        var verb = new Command(
            "health",
            "Asks the service that runs here, with the same configuration, whether it is ready; exits with 0 or 1.");
        verb.SetAction(_ => RunAsync(configuration));
        return verb;
    }

    private static async Task<int> RunAsync(string[] configuration)
    {
        if (await ServiceHost.CheckReadinessAsync(configuration) is { } problem)
        {
            await Console.Error.WriteLineAsync($"The service is not ready: {problem}.");
            return 1;
        }

        await Console.Out.WriteLineAsync("The service is ready.");
        return 0;
    }
}
