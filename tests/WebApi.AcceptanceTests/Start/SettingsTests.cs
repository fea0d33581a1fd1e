using System.Text.RegularExpressions;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Start;

/// <summary>Settings that don't exist.</summary>
[Category("Slow")]
public sealed partial class SettingsTests
{
    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("Tokens__Isuer", "https://a.example", "The setting Tokens:Isuer does not exist: the nearest is Tokens:Issuer.")]
    [TestCase("TOKENS__ISUER", "https://a.example", "The setting TOKENS:ISUER does not exist: the nearest is TOKENS:Issuer.")]
    [TestCase("Tokens__Isuer", "", "The setting Tokens:Isuer does not exist: the nearest is Tokens:Issuer.")]
    [TestCase("Tokens__MinLength", "8", "The setting Tokens:MinLength does not exist: the nearest is Passwords:MinLength.")]
    [TestCase("Tokens__Issuer__0", "a", "The setting Tokens:Issuer:0 does not exist: Tokens:Issuer is one value.")]
    [TestCase("ConnectionString__Users", "Data Source=a.db", "The setting ConnectionString:Users does not exist: the nearest is ConnectionStrings:Users.")]
    [TestCase("ConnectionStrings__Default", "Data Source=a.db", "The setting ConnectionStrings:Default does not exist: the section has Users.")]
    [TestCase("Token__Issuer", "https://a.example", "The setting Token:Issuer does not exist: the nearest is Tokens:Issuer.")]
    [TestCase("Boostrap__AdminPasword", "corta", "The setting Boostrap:AdminPasword does not exist: the nearest is Bootstrap:AdminPassword.")]
    [TestCase("Bootstrap_AdminPassword", "corta", "The setting Bootstrap_AdminPassword does not exist: the nearest is Bootstrap:AdminPassword.")]
    [TestCase("Bootstrap__AdminPasword_FILE", "{folder}/password", "The setting Bootstrap:AdminPasword_FILE does not exist: the nearest is Bootstrap:AdminPassword_FILE.")]
    [TestCase("Cors__Origin__0", "https://a.example", "The setting Cors:Origin does not exist: the nearest is Cors:Origins.")]
    [TestCase("Cors__Origins", "https://a.example", "Cors:Origins has no value of its own: set Cors:Origins:0.")]
    [TestCase("Cors__Origins__first", "https://a.example", "The setting Cors:Origins:first does not exist: the entries of Cors:Origins are numbered from 0.")]
    [TestCase("Organizations__works__Id", "works", "The setting Organizations:works does not exist: the entries of Organizations are numbered from 0.")]
    [TestCase("Organizations__0", "works", "Organizations:0 has no value of its own: set Organizations:0:Id.")]
    [TestCase("Organizations__0__Locals__0__Nombre", "Centro", "The setting Organizations:0:Locals:0:Nombre does not exist: the section has Id, Name.")]
    [TestCase("Organisations__0__Id", "works", "The setting Organisations:0 does not exist: the nearest is Organizations:0.")]
    [TestCase("AllowedHost", "a.example", "The setting AllowedHost does not exist: the nearest is AllowedHosts.")]
    [TestCase("SecretFolder", "/run/secrets", "The setting SecretFolder does not exist: the nearest is SecretsFolder.")]
    [TestCase("ASPNETCORE_URL", "http://127.0.0.1:0", "The setting ASPNETCORE_URL does not exist: the nearest is ASPNETCORE_URLS.")]
    [TestCase("ASPNETCORE_HTTP_PORT", "8000", "The setting ASPNETCORE_HTTP_PORT does not exist: the nearest is ASPNETCORE_HTTP_PORTS.")]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPONT", "http://collector:4317", "The setting OTEL_EXPORTER_OTLP_ENDPONT does not exist: the nearest is OTEL_EXPORTER_OTLP_ENDPOINT.")]
    [TestCase("Kestrl__Endpoints__A__Url", "http://127.0.0.1:0", "The setting Kestrl:Endpoints does not exist: the nearest is Kestrel:Endpoints.")]
    [TestCase("Kestrel__Endpoints__A__Ur", "http://127.0.0.1:0", "The setting Kestrel:Endpoints:A:Ur does not exist: the nearest is Kestrel:Endpoints:A:Url.")]
    [TestCase("Serilog__MinimunLevel__Default", "Debug", "The setting Serilog:MinimunLevel does not exist: the nearest is Serilog:MinimumLevel.")]
    public async Task Start_WithAMisspeltSetting_NamesTheNearest(string variable, string value, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "password"), "Clave-2026");

        using var process = new ServiceProcess(folder, (variable, value.Replace("{folder}", folder, StringComparison.Ordinal)));
        var exitCode = await process.WaitForExitAsync();

        Assert.That((exitCode, process.Output, process.Errors.Trim()), Is.EqualTo((1, "", expected)));
        Assert.That(Directory.GetFiles(folder, "*.db*"), Is.Empty);
    }

    [TestCase("--Tokens:Isuer=https://a.example", "The setting Tokens:Isuer does not exist: the nearest is Tokens:Issuer.")]
    [TestCase("migrate --Database:Provder=Sqlite", "The setting Database:Provder does not exist: the nearest is Database:Provider.")]
    [TestCase("--url=http://127.0.0.1:0", "Unrecognized option or setting '--url': --help tells what there is.")]
    public async Task Run_WithAMisspeltSettingAsArgument_NamesTheNearest(string arguments, string expected) =>
        Assert.That(await ServiceProcess.RunAsync(folder, arguments.Split(' ')), Is.EqualTo((1, "", expected)));

    [Test]
    public async Task Run_WithAMisspeltSettingInAFile_NamesTheNearest()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), """{ "Passwords": { "MinLenght": 12 }, "Lockout": {} }""");
        using var process = new ServiceProcess(folder, ["migrate"], ("ASPNETCORE_CONTENTROOT", folder));
        var exitCode = await process.WaitForExitAsync();

        Assert.That(
            (exitCode, process.Errors.Trim()),
            Is.EqualTo((1, "The setting Passwords:MinLenght does not exist: the nearest is Passwords:MinLength.")));
    }

    [Test]
    public async Task Run_WithVariablesOfOtherPrograms_IgnoresThem()
    {
        using var process = new ServiceProcess(
            folder,
            ["migrate"],
            ("Foo__Bar", "1"),
            ("TOKEN__CACHE__SIZE", "1"),
            ("Database_Url", "x"),
            ("DATABASE_PROVIDER", "x"),
            ("ALLOWED_HOSTS", "x"),
            ("TOKENS", "x"),
            ("METRICS", ""),
            ("PATH_BASE", "/x"),
            ("SSL_CERT_FILE", "/nada"),
            ("ASPNETCORE_HTTPS_PORT", "443"),
            ("DOTNET_gcServer", "0"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "a=b"),
            ("Logging__LogLevel__Default", "Warning"),
            ("Kestrel__Limits__MaxRequestBodySize", "1000"),
            ("Serilog__Properties__Application", "users"));

        Assert.That((await process.WaitForExitAsync(), process.Errors), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task Run_WithAllDocumentedSettingsMisspelt_NamesEachOfThem()
    {
        var documented = FindDocumented();
        var misspelt = documented.Select(name => $"--{Misspell(name)}=x").ToArray();

        var ended = await ServiceProcess.RunAsync(folder, ["migrate", .. misspelt]);

        Assert.Multiple(() =>
        {
            Assert.That(documented, Has.Count.GreaterThan(35));
            foreach (var name in documented)
            {
                Assert.That(ended.Errors, Does.Contain($"the nearest is {LastName().Match(name).Value}."));
            }
        });
    }

    /// <summary>The settings with a section, in the table of the documentation; after the first, a row may leave out what they begin with.</summary>
    private static List<string> FindDocumented()
    {
        var table = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "deployment", "docs", "operations.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var found = new List<string>();
        foreach (var names in table.Select(line => Code().Matches(line.Split(" | ")[0]).Select(match => match.Groups[1].Value).ToList()))
        {
            found.AddRange(names
                .Where(name => name.StartsWith(':') || SectionAndName().IsMatch(name))
                .Select(name => name.StartsWith(':') ? names[0][..names[0].LastIndexOf(':')] + name : name)
                .Where(name => LastName().IsMatch(name)));
        }

        return [.. found.Where(name => !name.EndsWith(":1", StringComparison.Ordinal))];
    }

    /// <summary>Without the last letter; numbers of entries stay.</summary>
    private static string Misspell(string name) => LastName().Replace(name, match => match.Value[..^1], 1);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Z][A-Za-z]+(:[A-Za-z0-9]+)+$")]
    private static partial Regex SectionAndName();

    /// <summary>A name up to its last part that is no number.</summary>
    [GeneratedRegex("^.*[A-Za-z](?=(:[0-9]+)?$)")]
    private static partial Regex LastName();
}
