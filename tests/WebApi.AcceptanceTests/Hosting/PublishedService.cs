using System.Diagnostics;
using System.Reflection;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>
/// The service as an operator installs it, published when the first test of a run starts it. Compiled ahead of time, it starts with less
/// than half of the processor time; what was published before and hasn't changed is used again.
/// </summary>
internal static class PublishedService
{
    private static readonly Lazy<string> Published = new(Publish);

    /// <summary>Gets the path of the assembly to run.</summary>
    public static string Assembly => Published.Value;

    private static string Publish()
    {
        var metadata = typeof(PublishedService).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(one => one.Key, one => one.Value!);
        var folder = metadata["PublishedServiceFolder"];
        var output = Path.Combine(folder, "publish");

        // The build of the solution has folders of its own, and no build server is to outlive the tests.
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", metadata["ServiceProject"], "--configuration", "Release", "--artifacts-path", folder, "--output", output, "-p:RunAnalyzers=false"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["UseSharedCompilation"] = "false",
            },
        };
        using var publish = Process.Start(start)!;
        var said = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? Path.Combine(output, "HelpDesk.Users.WebApi.dll")
            : throw new InvalidOperationException($"The service could not be published: {said}");
    }
}
