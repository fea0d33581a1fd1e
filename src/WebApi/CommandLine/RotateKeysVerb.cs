using System.CommandLine;
using System.Globalization;
using HelpDesk.Users.Application.Tokens.RotateSigningKey;
using HelpDesk.Users.WebApi.Start;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary><c>keys rotate</c></summary>
internal static class RotateKeysVerb
{
    public const string ImmediatelyOption = "--immediately";

    public static Command Create(string[] configuration)
    {
        var immediately = new Option<bool>(ImmediatelyOption)
        {
            Description = "A key has leaked: the new one signs at once, and all access tokens issued before stop counting.",
        };
        var verb = new Command(
            "rotate",
            "Makes the next key. It is published at once, and signs when everybody has had the time to read it.")
        {
            immediately,
        };
        verb.SetAction(parsed => RunAsync(parsed.GetValue(immediately), configuration));
        return verb;
    }

    private static async Task<int> RunAsync(bool immediately, string[] configuration)
    {
        var rotated = await ServiceHost.SendAsync(new RotateSigningKeyCommand(immediately), configuration);
        if (!rotated.IsSuccess)
        {
            await Console.Error.WriteLineAsync(
                $"A new key is published already and waits to sign; only {ImmediatelyOption} makes another one before it does.");
            return 1;
        }

        var (keyId, signsFrom) = rotated.Value;
        var consequence = immediately
            ? ", and access tokens issued before no longer count: running instances notice within 30 seconds"
            : "";
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"The new key {keyId} signs from {signsFrom:yyyy-MM-dd HH:mm:ss} UTC{consequence}."));
        return 0;
    }
}
