using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Start;

/// <summary>What deploy/kubernetes.yaml says, compared with the service, the Dockerfile and the documents. No cluster reads it here.</summary>
public sealed partial class KubernetesDeploymentTests
{
    private const string Migration = "Job";
    private const string Service = "Deployment";

    /// <summary>APP_UID of the ASP.NET Core images, which the Dockerfile names.</summary>
    private const string ImageUser = "1654";

    private static readonly string[] Workloads = [Migration, Service];

    private static readonly string[] Probes = ["startupProbe", "livenessProbe", "readinessProbe"];

    private static readonly Dictionary<string, Dictionary<object, object>> Objects = ReadObjects();

    [Test]
    public void Manifest_HasAMigrationAServiceAndWhatKeepsItReachable() =>
        Assert.That(Objects.Keys, Is.EquivalentTo(new[] { Migration, Service, "PodDisruptionBudget", "Service" }));

    [Test]
    public void Pod_RunsAsTheUserOfTheImageWithoutRightsOrACredentialOfTheCluster([ValueSource(nameof(Workloads))] string kind)
    {
        var pod = PodOf(kind);
        var user = In(pod, "securityContext");

        Assert.Multiple(() =>
        {
            Assert.That(Read("Dockerfile"), Does.Contain("USER $APP_UID"));
            Assert.That(user["runAsNonRoot"], Is.EqualTo("true"));
            Assert.That((user["runAsUser"], user["runAsGroup"]), Is.EqualTo((ImageUser, ImageUser)));
            Assert.That(In(user, "seccompProfile")["type"], Is.EqualTo("RuntimeDefault"));
            Assert.That(pod["automountServiceAccountToken"], Is.EqualTo("false"));
            Assert.That(pod.Keys, Has.None.EqualTo("hostNetwork").And.None.EqualTo("hostPID").And.None.EqualTo("hostIPC"));
        });
    }

    [Test]
    public void Container_CanWriteOnlyToTmpAndGainsNoRights([ValueSource(nameof(Workloads))] string kind)
    {
        var context = In(ContainerOf(kind), "securityContext");
        var mount = (Dictionary<object, object>)List(ContainerOf(kind), "volumeMounts").Single();
        var volume = (Dictionary<object, object>)List(PodOf(kind), "volumes").Single();

        Assert.Multiple(() =>
        {
            Assert.That(context["readOnlyRootFilesystem"], Is.EqualTo("true"));
            Assert.That(context["allowPrivilegeEscalation"], Is.EqualTo("false"));
            Assert.That(In(context, "capabilities")["drop"], Is.EqualTo(new[] { "ALL" }));
            Assert.That(context.Keys, Has.None.EqualTo("privileged"));
            Assert.That((mount["mountPath"], mount["name"]), Is.EqualTo(("/tmp", volume["name"])));
            Assert.That(volume.Keys, Does.Contain("emptyDir"));
        });
    }

    [Test]
    public void Container_HasRequestsAndLimits([ValueSource(nameof(Workloads))] string kind)
    {
        var resources = In(ContainerOf(kind), "resources");

        Assert.Multiple(() =>
        {
            Assert.That(In(resources, "requests").Keys, Is.EquivalentTo(new[] { "cpu", "memory" }));
            Assert.That(In(resources, "limits").Keys, Is.EquivalentTo(new[] { "cpu", "memory" }));
        });
    }

    [Test]
    public void Container_HasTheImageOfThisVersion([ValueSource(nameof(Workloads))] string kind)
    {
        var version = typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

        Assert.That(ContainerOf(kind)["image"], Does.EndWith($"/helpdesk-users:{version}"));
    }

    [Test]
    public void Environment_NamesOnlySettingsThatThereAre([ValueSource(nameof(Workloads))] string kind)
    {
        var documents = Read("docs/operations.md");

        Assert.That(
            EnvironmentOf(kind).Keys.Select(name => ListIndex().Replace(name.Replace("__", ":", StringComparison.Ordinal), ":0")),
            Is.Not.Empty.And.All.Matches<string>(name => documents.Contains($"| `{name}`", StringComparison.Ordinal) || documents.Contains($", `:{name.Split(':')[^1]}` |", StringComparison.Ordinal)));
    }

    [Test]
    public void Environment_HasSecretsOnlyByReference([ValueSource(nameof(Workloads))] string kind)
    {
        var environment = EnvironmentOf(kind);
        var secrets = environment.Where(variable => variable.Value.ContainsKey("valueFrom")).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(Objects.Keys, Has.None.EqualTo("Secret"));
            Assert.That(secrets.Select(variable => variable.Key), Does.Contain("ConnectionStrings__Users"));
            Assert.That(secrets, Has.All.Matches<KeyValuePair<string, Dictionary<object, object>>>(variable =>
                In(In(variable.Value, "valueFrom"), "secretKeyRef").Keys.Order().SequenceEqual(Optional(variable.Value))));
            Assert.That(
                environment.Except(secrets).Where(variable => SecretNames().IsMatch(variable.Key)).Select(variable => variable.Key),
                Is.Empty);
            Assert.That(Read("deploy/kubernetes.yaml"), Does.Not.Match("(?i)(password|pwd) *=|user id *="));
        });
    }

    [Test]
    public void Migration_HasALoginOfItsOwn()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ContainerOf(Migration)["args"], Is.EqualTo(new[] { "migrate" }));
            Assert.That(PodOf(Migration)["restartPolicy"], Is.EqualTo("Never"));
            Assert.That(SecretOf(Migration), Is.Not.EqualTo(SecretOf(Service)));
            Assert.That(EnvironmentOf(Service)["Database__MigrateAtStart"]["value"], Is.EqualTo("false"));
            Assert.That(Workloads.Select(kind => EnvironmentOf(kind)["Database__Provider"]["value"]), Has.All.EqualTo("SqlServer"));
        });
    }

    [Test]
    public void Instances_ShareWhatTheyMustAndDivideTheLimitOfSignIns()
    {
        var environment = EnvironmentOf(Service);
        var replicas = int.Parse((string)In(Objects[Service], "spec")["replicas"], CultureInfo.InvariantCulture);
        var limit = int.Parse((string)environment["RateLimiting__SignInsPerMinutePerAddress"]["value"], CultureInfo.InvariantCulture);

        Assert.Multiple(() =>
        {
            Assert.That(replicas, Is.EqualTo(2));
            Assert.That(limit * replicas, Is.EqualTo(600));
            // Keys in a folder of one pod would be unknown to the others: without the setting they are in the database.
            Assert.That(environment.Keys, Has.None.EqualTo("DataProtection__KeysFolder"));
            Assert.That(IPNetwork.TryParse((string)environment["ForwardedHeaders__KnownNetworks__0"]["value"], out _), Is.True);
        });
    }

    [Test]
    public async Task Probes_AskForPathsThatAnswerWhereTheServiceListens()
    {
        using var service = new HelpDeskService();
        var port = (Dictionary<object, object>)List(ContainerOf(Service), "ports").Single();
        var paths = Probes.Select(probe => In(In(ContainerOf(Service), probe), "httpGet")).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(port["containerPort"], Is.EqualTo(Ports().Match(Read("Dockerfile")).Groups[1].Value));
            Assert.That(paths.Select(probe => probe["port"]), Has.All.EqualTo(port["name"]));
            Assert.That(paths.Select(probe => probe["path"]), Is.EqualTo(new[] { "/health/live", "/health/live", "/health/ready" }));
        });
        foreach (var path in paths.Select(probe => (string)probe["path"]).Distinct())
        {
            Assert.That((await service.Client.GetAnswerAsync(path)).Status, Is.EqualTo(200), path);
        }
    }

    [Test]
    public void Probes_WaitLongerThanReadinessTakesToAnswer() =>
        Assert.That(
            Probes.Select(probe => int.Parse((string)In(ContainerOf(Service), probe)["timeoutSeconds"], CultureInfo.InvariantCulture)),
            Has.All.GreaterThan(2));

    [Test]
    public void Stop_HasTheTimeOfTheSystemdUnitAfterThePause()
    {
        var pause = List(In(In(In(ContainerOf(Service), "lifecycle"), "preStop"), "exec"), "command");
        var unit = StopSeconds().Match(Read("deploy/helpdesk-users.service")).Groups[1].Value;

        Assert.That(
            int.Parse((string)PodOf(Service)["terminationGracePeriodSeconds"], CultureInfo.InvariantCulture),
            Is.EqualTo(int.Parse((string)pause[1], CultureInfo.InvariantCulture) + int.Parse(unit, CultureInfo.InvariantCulture)));
    }

    [Test]
    public void Selectors_SelectTheServiceAndNotTheMigration()
    {
        var labels = LabelsOf(Service);
        var budget = In(Objects["PodDisruptionBudget"], "spec");
        var spreads = List(PodOf(Service), "topologySpreadConstraints").Cast<Dictionary<object, object>>().ToList();

        Assert.Multiple(() =>
        {
            Assert.That(In(In(In(Objects[Service], "spec"), "selector"), "matchLabels"), Is.EqualTo(labels));
            Assert.That(In(In(budget, "selector"), "matchLabels"), Is.EqualTo(labels));
            Assert.That(In(In(Objects["Service"], "spec"), "selector"), Is.EqualTo(labels));
            Assert.That(spreads.Select(spread => In(In(spread, "labelSelector"), "matchLabels")), Is.Not.Empty.And.All.EqualTo(labels));
            Assert.That(LabelsOf(Migration), Is.Not.EqualTo(labels));
            Assert.That(budget["minAvailable"], Is.EqualTo("1"));
            Assert.That(
                ((Dictionary<object, object>)List(In(Objects["Service"], "spec"), "ports").Single())["targetPort"],
                Is.EqualTo(((Dictionary<object, object>)List(ContainerOf(Service), "ports").Single())["name"]));
        });
    }

    private static IEnumerable<object> Optional(Dictionary<object, object> variable) =>
        In(In(variable, "valueFrom"), "secretKeyRef").ContainsKey("optional") ? ["key", "name", "optional"] : ["key", "name"];

    private static object SecretOf(string kind) => In(In(EnvironmentOf(kind)["ConnectionStrings__Users"], "valueFrom"), "secretKeyRef")["name"];

    private static Dictionary<object, object> LabelsOf(string kind) =>
        In(In(In(In(Objects[kind], "spec"), "template"), "metadata"), "labels");

    private static Dictionary<object, object> PodOf(string kind) => In(In(In(Objects[kind], "spec"), "template"), "spec");

    private static Dictionary<object, object> ContainerOf(string kind) =>
        (Dictionary<object, object>)List(PodOf(kind), "containers").Single();

    private static Dictionary<string, Dictionary<object, object>> EnvironmentOf(string kind) =>
        List(ContainerOf(kind), "env").Cast<Dictionary<object, object>>().ToDictionary(variable => (string)variable["name"]);

    private static Dictionary<string, Dictionary<object, object>> ReadObjects()
    {
        using var reader = new StringReader(Read("deploy/kubernetes.yaml"));
        var parser = new Parser(reader);
        var deserializer = new Deserializer();
        var objects = new Dictionary<string, Dictionary<object, object>>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            var document = deserializer.Deserialize<Dictionary<object, object>>(parser);
            objects.Add((string)document["kind"], document);
        }

        return objects;
    }

    private static Dictionary<object, object> In(Dictionary<object, object> mapping, string key) => (Dictionary<object, object>)mapping[key];

    private static List<object> List(Dictionary<object, object> mapping, string key) => (List<object>)mapping[key];

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deployment", file));

    [GeneratedRegex(":[0-9]+$")]
    private static partial Regex ListIndex();

    [GeneratedRegex("(?i)password|secret|token$|connectionstrings")]
    private static partial Regex SecretNames();

    [GeneratedRegex("ASPNETCORE_HTTP_PORTS=([0-9]+)")]
    private static partial Regex Ports();

    [GeneratedRegex("TimeoutStopSec=([0-9]+)")]
    private static partial Regex StopSeconds();
}
