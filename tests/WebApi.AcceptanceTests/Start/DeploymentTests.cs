using System.Net;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Start;

/// <summary>What the files for operations say of each other and of the service. No container engine reads them here.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string[] Instances = ["users-1", "users-2"];

    private static readonly Dictionary<object, object> Compose = ReadCompose();

    private static Dictionary<object, object> Services => In(Compose, "services");

    [Test]
    public void Compose_StartsADatabaseTwoInstancesAndAProxy() =>
        Assert.That(Services.Keys, Is.EquivalentTo(new[] { "sql", "migrate", "login", "users-1", "users-2", "proxy" }));

    [TestCase("migrate")]
    [TestCase("login")]
    [TestCase("users-1")]
    [TestCase("users-2")]
    [TestCase("proxy")]
    public void Container_MayWriteNothingAndGainNoRights(string name)
    {
        var container = In(Services, name);

        Assert.Multiple(() =>
        {
            Assert.That(container["read_only"], Is.EqualTo("true"));
            Assert.That(container["cap_drop"], Is.EqualTo(new[] { "ALL" }));
            Assert.That(container["security_opt"], Is.EqualTo(new[] { "no-new-privileges:true" }));
            Assert.That(container["tmpfs"], Is.EqualTo(new[] { "/tmp" }));
        });
    }

    [Test]
    public void Instance_UsesALoginThatMayNotChangeTheSchema([ValueSource(nameof(Instances))] string name)
    {
        var environment = In(In(Services, name), "environment");

        Assert.Multiple(() =>
        {
            Assert.That(environment["Database__MigrateAtStart"], Is.EqualTo("false"));
            Assert.That(environment["ConnectionStrings__Users"], Does.Contain("User Id=helpdesk;").And.Contain("Encrypt=Mandatory"));
        });
    }

    [Test]
    public void Instance_BelievesTheProxysNetworkOnly([ValueSource(nameof(Instances))] string name)
    {
        var network = In(In(Compose, "networks"), "proxy");
        var subnet = (string)((Dictionary<object, object>)((List<object>)In(network, "ipam")["config"])[0])["subnet"];

        Assert.Multiple(() =>
        {
            Assert.That(In(In(Services, name), "environment")["ForwardedHeaders__KnownNetworks__0"], Is.EqualTo(subnet));
            Assert.That(IPNetwork.TryParse(subnet, out _), Is.True);
            Assert.That(Services.Where(service => ((List<object>)((Dictionary<object, object>)service.Value)["networks"]).Contains("proxy")).Select(service => service.Key), Is.EquivalentTo(new[] { "users-1", "users-2", "proxy" }));
        });
    }

    [Test]
    public void Environment_NamesOnlySettingsThatThereAre()
    {
        var readme = Read("README.md");
        var names = Services.Values.Cast<Dictionary<object, object>>()
            .Where(service => service.ContainsKey("build"))
            .SelectMany(service => In(service, "environment").Keys)
            .Cast<string>()
            .Concat(Assignments().Matches(Read("Dockerfile")).Select(match => match.Groups[1].Value))
            .Where(name => !name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) && !name.StartsWith("DOTNET_", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        Assert.That(names, Is.Not.Empty.And.All.Matches<string>(name => readme.Contains($"`{name.Replace("__", ":", StringComparison.Ordinal)}`", StringComparison.Ordinal)));
    }

    [Test]
    public void Proxy_PassesOnToTheInstancesWhereTheyListen()
    {
        var nginx = Read("deploy/nginx.conf");
        var port = Ports().Match(Read("Dockerfile")).Groups[1].Value;

        Assert.Multiple(() =>
        {
            Assert.That(Upstreams().Matches(nginx).Select(match => match.Groups[1].Value), Is.EqualTo(Instances.Select(instance => $"{instance}:{port}")));
            Assert.That(In(Services, "proxy")["ports"], Is.EqualTo(new[] { $"8000:{Listen().Match(nginx).Groups[1].Value}" }));
            Assert.That(nginx, Does.Not.Match("proxy_next_upstream .*non_idempotent"));
        });
    }

    [Test]
    public void Mounts_AreOfFilesThatThereAre()
    {
        var mounted = Services.Values.Cast<Dictionary<object, object>>()
            .SelectMany(service => service.GetValueOrDefault("volumes") as List<object> ?? [])
            .Cast<string>()
            .Where(volume => volume.StartsWith("./", StringComparison.Ordinal))
            .Select(volume => PathOf(volume.Split(':')[0]))
            .ToList();

        Assert.That(mounted, Has.Count.EqualTo(2).And.All.Matches<string>(File.Exists));
    }

    [Test]
    public void Image_RunsAsNobodySpecialAndSaysWhetherItIsReady() =>
        Assert.That(Read("Dockerfile"), Does.Contain("USER $APP_UID").And.Match(@"HEALTHCHECK .* CMD \[.*""health""\]"));

    [Test]
    public void Image_ContainsTheCommitThatItWasBuiltFrom() =>
        Assert.That(
            Read("Dockerfile"),
            Does.Contain("-p:SourceRevisionId=\"$REVISION\"").And.Contain("LABEL org.opencontainers.image.revision=\"$REVISION\""));

    private static Dictionary<object, object> ReadCompose()
    {
        using var reader = new StringReader(Read("compose.yaml"));
        return (Dictionary<object, object>)new Deserializer().Deserialize(new MergingParser(new Parser(reader)))!;
    }

    private static Dictionary<object, object> In(Dictionary<object, object> mapping, string key) => (Dictionary<object, object>)mapping[key];

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "deployment", file);

    private static string Read(string file) => File.ReadAllText(PathOf(file));

    [GeneratedRegex(@"^(?:ENV)?\s+([A-Za-z_]+)=", RegexOptions.Multiline)]
    private static partial Regex Assignments();

    [GeneratedRegex("ASPNETCORE_HTTP_PORTS=([0-9]+)")]
    private static partial Regex Ports();

    [GeneratedRegex(@"^\s+server (\S+:[0-9]+)", RegexOptions.Multiline)]
    private static partial Regex Upstreams();

    [GeneratedRegex(@"^\s+listen ([0-9]+)", RegexOptions.Multiline)]
    private static partial Regex Listen();
}
