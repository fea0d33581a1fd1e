using System.Net.Http.Headers;
using System.Text.Json;

namespace HelpDesk.Users.Bench;

/// <summary>How the real service is built, started and signed in to.</summary>
internal sealed class Service(string folder)
{
    public const string Password = "Bench-2026";
    public const string AdminEmail = "admin@helpdesk.local";

    private string Program => Path.Combine(folder, "HelpDesk.Users.WebApi.dll");

    /// <summary>Publishes the service as it is installed.</summary>
    public static async Task<Service> PublishAsync(string project, string folder)
    {
        await Commands.RunAsync("dotnet", "publish", project, "-c", "Release", "-o", folder, "-v", "quiet");
        return new(folder);
    }

    public Task<MeasuredProcess> StartAsync(string file, bool isProbed = true) => MeasuredProcess.StartAsync(
        "dotnet",
        [Program],
        Settings(file),
        "/health/live",
        isProbed);

    /// <summary>The start of a developer, with everything built.</summary>
    public static Task<MeasuredProcess> StartFromSourceAsync(string project, string file) => MeasuredProcess.StartAsync(
        "dotnet",
        ["run", "-c", "Release", "--no-launch-profile", "--project", project],
        Settings(file),
        "/health/live",
        isProbed: false);

    public static Task<MeasuredProcess> StartReferenceAsync(string file) => MeasuredProcess.StartAsync(
        Environment.ProcessPath!,
        ["reference", file, "{url}"],
        new Dictionary<string, string>(),
        "/",
        isProbed: true);

    private static Dictionary<string, string> Settings(string file) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = "{url}",
        ["ConnectionStrings__Users"] = $"Data Source={file}",
        ["Bootstrap__AdminPassword"] = Password,
        ["RateLimiting__SignInsPerMinutePerAddress"] = "1000000",
    };

    /// <summary>An ADMIN's token.</summary>
    public static async Task<AuthenticationHeaderValue> SignInAsync(MeasuredProcess process)
    {
        using var client = new HttpClient { BaseAddress = process.Address };
        using var answer = await client.PostAsJsonAsync("/api/auth/login", new { email = AdminEmail, password = Password });
        answer.EnsureSuccessStatusCode();
        using var session = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return new("Bearer", session.RootElement.GetProperty("access_token").GetString());
    }
}
