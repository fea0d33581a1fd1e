using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts;

/// <summary>
/// Every route of every contract, called by every role of every organization with what belongs to another organization. Each answer
/// must be, byte for byte, the one for an id that nobody has. Routes come from the OpenAPI documents, so that a new one walks too.
/// </summary>
[Category("Slow")]
public sealed class IsolationWalkTests
{
    private const string Tenant = "X-Tenant-ID";
    private const string Password = "Segura-2026";
    private const string UnknownOrganization = "org_unknown";

    /// <summary>The same key may name a role of each organization.</summary>
    private const string RoleKey = "key";

    private static readonly (string Id, string Template)[] Organizations =
    [
        ("helpdesk", OrganizationTemplates.HelpDesk),
        ("otra_mesa", OrganizationTemplates.HelpDesk),
        ("org_123", OrganizationTemplates.Retail),
        ("org_456", OrganizationTemplates.Retail),
        ("cms", OrganizationTemplates.Cms),
        ("otro_cms", OrganizationTemplates.Cms),
        ("works", OrganizationTemplates.Works),
        ("otras_obras", OrganizationTemplates.Works),
    ];

    /// <summary>Headers that differ from one request to the next.</summary>
    private static readonly string[] Fleeting = ["Date", "X-Correlation-ID"];

    /// <summary>What finds an id in an answer. To make one costs more than to use it.</summary>
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new();

    private readonly List<Belongings> organizations = [];
    private readonly List<Route> routes = [];
    private HelpDeskService service = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new("Sqlite", [.. Organizations.SelectMany((organization, index) => Settings(organization.Id, organization.Template, $"Organizations:{index}:"))]);
        foreach (var (id, template) in Organizations)
        {
            organizations.Add(await FoundAsync(id, template));
        }

        foreach (var document in new[] { "helpdesk", "organizations", "cms", "works" })
        {
            var served = (await service.Client.GetAnswerAsync($"/swagger/{document}/swagger.json")).Json;
            routes.AddRange(
                from path in served["paths"]!.AsObject()
                from operation in path.Value!.AsObject()
                where operation.Key is "get" or "post" or "put" or "patch" or "delete"
                select new Route(document, operation.Key.ToUpperInvariant(), path.Key, ExampleOf(operation.Value!)));
        }
    }

    [OneTimeTearDown]
    public void Stop()
    {
        foreach (var member in organizations.SelectMany(organization => organization.Members))
        {
            member.Client.Dispose();
        }

        service.Dispose();
    }

    [TestCaseSource(nameof(Organizations))]
    public async Task Call_WithAnIdOfAnotherOrganization_AnswersAsForAnUnknownOne((string Id, string Template) organization)
    {
        var own = organizations.Single(known => known.Id == organization.Id);
        var faults = new List<string>();
        foreach (var member in own.Members)
        {
            foreach (var foreign in StrangersTo(own))
            {
                foreach (var route in routes.Where(route => route.Path.Contains('{') && !(member.RunsThePlatform && route.IsThePlatforms)))
                {
                    await CompareAsync(member, own, foreign, route, faults);
                }
            }
        }

        Assert.That(faults.Take(20), Is.Empty);
    }

    [TestCaseSource(nameof(Organizations))]
    public async Task List_WhateverIsSent_ShowsNobodyOfAnotherOrganization((string Id, string Template) organization)
    {
        var own = organizations.Single(known => known.Id == organization.Id);
        var faults = new List<string>();
        foreach (var member in own.Members)
        {
            foreach (var foreign in StrangersTo(own))
            {
                foreach (var route in routes.Where(route => route.Method == "GET" && !route.Path.Contains('{')))
                {
                    foreach (var query in new[] { "", $"?q={foreign.Domain}", $"?cursor={foreign.Cursor}", $"?local_id={foreign.Local}", $"?user={foreign.UserId}" })
                    {
                        foreach (var headers in new[] { [], new[] { (Tenant, foreign.Id) } })
                        {
                            var answer = await member.Client.AnswerAsync(HttpMethod.Get, route.Path + query, null, headers);
                            if (answer.Status >= 500 || answer.Text.Contains($"@{foreign.Domain}", StringComparison.OrdinalIgnoreCase))
                            {
                                faults.Add($"{member.Role}@{own.Id} GET {route.Path}{query} [{string.Join(' ', headers)}] -> {answer.Status} {answer.Text}");
                            }
                        }
                    }
                }
            }
        }

        Assert.That(faults.Take(20), Is.Empty);
    }

    [Test]
    [Order(int.MaxValue)]
    public async Task Everything_AfterTheWalk_IsAsItWas()
    {
        foreach (var organization in organizations)
        {
            Assert.That(await SnapshotAsync(organization.Members[0].Client, organization), Is.EqualTo(organization.Snapshot), organization.Id);
        }
    }

    private static IEnumerable<(string Key, string Value)> Settings(string id, string template, string prefix) =>
    [
        (prefix + "Id", id),
        (prefix + "Template", template),
        (prefix + "AdminEmail", $"admin@{Domain(id)}"),
        (prefix + "AdminPassword", Password),
        (prefix + "RequiresPasswordChange", "false"),
        (prefix + "Locals:0:Id", $"local_{id}"),
        (prefix + "Locals:0:Name", "Centro"),
    ];

    private static string Domain(string organizationId) => $"{organizationId.Replace('_', '-')}.example";

    private static JsonObject? ExampleOf(JsonNode operation)
    {
        var content = operation["requestBody"]?["content"]?["application/json"];
        var example = content?["example"] ?? content?["examples"]?.AsObject().First().Value!["value"];
        return content is null ? null : example?.AsObject() ?? [];
    }

    private static async Task<string> SnapshotAsync(HttpClient admin, Belongings organization)
    {
        var users = await admin.AnswerAsync(HttpMethod.Get, "/api/v1/users?limit=100", null, (Tenant, organization.Id));
        var services = await admin.GetAnswerAsync(TestService.AccountsPath);
        Assert.That((users.Status, services.Status), Is.EqualTo((200, 200)), users.Text + services.Text);
        return users.Text + services.Text;
    }

    private static async Task CompareAsync(Member member, Belongings own, Belongings foreign, Route route, List<string> faults)
    {
        var other = "";
        foreach (var headers in new[] { [], new[] { (Tenant, own.Id) }, [(Tenant, foreign.Id)] })
        {
            var strangers = other = await SendAsync(member, route, foreign.ValueFor, headers);
            var unknown = await SendAsync(member, route, Belongings.Unknown.ValueFor, headers);
            Note("foreign", strangers, unknown);
            if (route.Parameters.Count() > 1 && route.Parameters.Last() != RoleKey)
            {
                var (first, last) = (route.Parameters.First(), route.Parameters.Last());
                Note(
                    "foreign below own",
                    await SendAsync(member, route, (document, path, name) => (name == last ? foreign : own).ValueFor(document, path, name), headers),
                    await SendAsync(member, route, (document, path, name) => (name == last ? Belongings.Unknown : own).ValueFor(document, path, name), headers));
            }

            void Note(string what, string answer, string expected)
            {
                if (answer != expected || answer.StartsWith('2') || answer.StartsWith('5'))
                {
                    faults.Add($"{member.Role}@{own.Id} {route.Method} {route.Path} {what} {foreign.Id} [{string.Join(' ', headers)}]\n  {answer}\n  {expected}");
                }
            }
        }

        var nowhere = await SendAsync(member, route, foreign.ValueFor, [(Tenant, UnknownOrganization)]);
        if (other != nowhere)
        {
            faults.Add($"{member.Role}@{own.Id} {route.Method} {route.Path} tells whether {foreign.Id} exists\n  {other}\n  {nowhere}");
        }
    }

    /// <summary>The answer as one text, in which what was sent as an id has no value.</summary>
    private static async Task<string> SendAsync(Member member, Route route, Func<string, string, string, string> valueFor, (string, string)[] headers)
    {
        var (path, body) = (route.Path, route.Body?.DeepClone().AsObject());
        var values = new List<string>();
        foreach (var name in route.Parameters)
        {
            var value = valueFor(route.Document, route.Path, name);
            values.Add(value);
            path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            if (body is not null && route.Document == "cms" && body.ContainsKey(name))
            {
                body[name] = long.Parse(value, null);
            }
        }

        var answer = await member.Client.AnswerAsync(new HttpMethod(route.Method), path, body, headers);
        var shown = answer.Headers.Where(header => !Fleeting.Contains(header.Key)).OrderBy(header => header.Key, StringComparer.Ordinal);
        var text = $"{answer.Status} {answer.Text} {string.Join(' ', shown)}";
        return values.Aggregate(text, (all, value) => Patterns.GetOrAdd(value, PatternOf).Replace(all, "{id}"));
    }

    private static Regex PatternOf(string id) => new($"(?<=[\"/]){Regex.Escape(id)}(?=[\"/\\s])");

    /// <summary>One organization of the same template, and one of another.</summary>
    private IEnumerable<Belongings> StrangersTo(Belongings own)
    {
        var index = organizations.IndexOf(own);
        return [organizations[index ^ 1], organizations[(index + 2) % organizations.Count]];
    }

    private async Task<Belongings> FoundAsync(string id, string template)
    {
        var admin = service.WithToken((string)(await LogInAsync(id, $"admin@{Domain(id)}"))["access_token"]!);
        var members = new List<Member> { new("first admin", admin, RunsThePlatform: id == Organization.HelpDeskId) };
        var victim = await CreateAsync(admin, id, template, template == OrganizationTemplates.HelpDesk ? "USUARIO" : RolesOf(template)[^1].Key, "victim");
        foreach (var role in RolesOf(template))
        {
            var email = await CreateAsync(admin, id, template, template == OrganizationTemplates.HelpDesk ? role.Name : role.Key, $"some-{role.Name.ToLowerInvariant()}");
            members.Add(new(
                role.Name,
                service.WithToken((string)(await LogInAsync(id, email))["access_token"]!),
                RunsThePlatform: id == Organization.HelpDeskId && role.IsAdministrator));
        }

        var account = await TestService.CreateAsync(service, admin, "users:read", "users:create", "users:edit", "users:delete");
        members.Add(new("service", await account.SignInAsync(), RunsThePlatform: false));
        var session = await LogInAsync(id, victim);
        var page = await admin.AnswerAsync(HttpMethod.Get, $"/api/v1/users?limit=1&q={victim}", null, (Tenant, id));
        var cursor = await admin.AnswerAsync(HttpMethod.Get, "/api/v1/users?limit=1", null, (Tenant, id));
        var number = (string)page.Json["data"]![0]!["id"]!;
        var belongings = new Belongings
        {
            Id = id,
            Members = members,
            UserId = (string)session["user"]!["id"]!,
            Number = number,
            SessionId = await SessionOfAsync((string)session["refresh_token"]!),
            ServiceId = account.Id,
            Local = $"local_{id}",
            Role = RolesOf(template)[0].Key,
            Cursor = (string?)cursor.Json["next_cursor"] ?? "",
            Domain = Domain(id),
        };
        return belongings with { Snapshot = await SnapshotAsync(admin, belongings) };
    }

    private static async Task<string> CreateAsync(HttpClient admin, string organizationId, string template, string role, string name)
    {
        var email = $"{name}@{Domain(organizationId)}";
        var created = template == OrganizationTemplates.HelpDesk
            ? await admin.PostAnswerAsync(TestUsers.Path, new { email, nombre = "Ana Torres", password = Password, rol = role, area = "SOPORTE" })
            : await admin.AnswerAsync(
                HttpMethod.Post,
                "/api/v1/users",
                new { email, password = Password, first_name = "Ana", last_name = "Torres", role_ids = new[] { role }, local_ids = new[] { $"local_{organizationId}" } },
                (Tenant, organizationId));
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        return email;
    }

    private async Task<JsonNode> LogInAsync(string organizationId, string email)
    {
        var login = await service.Client.AnswerAsync(HttpMethod.Post, "/api/auth/login", new { email, password = Password }, (Tenant, organizationId));
        Assert.That(login.Status, Is.EqualTo(200), login.Text);
        return login.Json;
    }

    private async Task<string> SessionOfAsync(string refreshToken)
    {
        await using var connection = service.Database.CreateConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Family FROM RefreshTokens WHERE Hash = '{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken)))}'";
        return Guid.Parse((string)(await command.ExecuteScalarAsync())!).ToString();
    }

    private static IReadOnlyList<RoleDefinition> RolesOf(string template) =>
        OrganizationTemplates.Create(template, "any", "Any", OrganizationPolicy.Default, []).Value.Roles;

    private sealed record Member(string Role, HttpClient Client, bool RunsThePlatform);

    private sealed record Route(string Document, string Method, string Path, JsonObject? Body)
    {
        /// <summary>Whether it is for who runs all organizations.</summary>
        public bool IsThePlatforms => Path.StartsWith("/api/v1/organizations", StringComparison.Ordinal);

        public IEnumerable<string> Parameters => Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
    }

    /// <summary>What an organization has, by the names under which requests ask for it.</summary>
    private sealed record Belongings
    {
        public static Belongings Unknown { get; } = new()
        {
            Id = UnknownOrganization,
            Members = [],
            UserId = "00000000-0000-7000-8000-000000000000",
            Number = "user_999999",
            SessionId = "00000000-0000-7000-8000-000000000001",
            ServiceId = "svc_unknown",
            Local = "local_unknown",
            Role = "role_unknown",
            Cursor = "",
            Domain = "unknown.example",
        };

        public required string Id { get; init; }

        public required List<Member> Members { get; init; }

        public required string UserId { get; init; }

        public required string Number { get; init; }

        public required string SessionId { get; init; }

        public required string ServiceId { get; init; }

        public required string Local { get; init; }

        public required string Role { get; init; }

        public required string Cursor { get; init; }

        public required string Domain { get; init; }

        public string Snapshot { get; init; } = "";

        public string ValueFor(string document, string path, string parameter) => (document, parameter) switch
        {
            ("helpdesk", "user_id") => UserId,
            ("helpdesk", "session_id") => SessionId,
            ("helpdesk", "client_id") => ServiceId,
            ("organizations", "user_id") => Number,
            ("organizations", "organization_id") => Id,
            ("organizations", RoleKey) => Role,
            ("organizations", "local_id") => Local,
            ("cms", "id") => Number.Split('_')[1].TrimStart('0'),
            ("works", "id") => UserId,
            _ => throw new InvalidOperationException($"The walk has nothing to send for '{parameter}' of {path}."),
        };
    }
}
