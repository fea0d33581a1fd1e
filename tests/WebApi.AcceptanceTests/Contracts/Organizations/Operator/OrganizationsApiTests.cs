using System.Text.Json.Nodes;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Organizations.Operator;

/// <summary>Organizations as data: <c>/api/v1/organizations</c>.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class OrganizationsApiTests(string provider)
{
    private const string Path = "/api/v1/organizations";
    private const string HelpDesk = Path + "/helpdesk";
    private const string ProblemPrefix = "urn:helpdesk-users:problem:";
    private const string AdminEmail = "admin@empresa.com";
    private const string AdminPassword = "Empresa-2026";

    private static int count;

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    /// <summary>Every call, with what stands for the id of an organization, a role of it and a local of it.</summary>
    private static IEnumerable<(string Method, string Path, object? Body, string Own)> Calls =>
    [
        ("GET", "/{0}", null, "users:read"),
        ("GET", "/{0}/roles/role_admin", null, "users:read"),
        ("GET", "/{0}/locals/local_01", null, "users:read"),
        ("PATCH", "/{0}", new { name = "Otra" }, "organizations:manage"),
        ("PATCH", "/{0}", new { is_active = false }, "organizations:manage"),
        ("PATCH", "/{0}", new { name = 1 }, "organizations:manage"),
        ("POST", "/{0}/roles", new { key = "role_x", name = "X" }, "organizations:manage"),
        ("PATCH", "/{0}/roles/role_admin", new { permissions = Array.Empty<string>() }, "organizations:manage"),
        ("POST", "/{0}/locals", new { id = "local_x" }, "organizations:manage"),
        ("PATCH", "/{0}/locals/local_01", new { name = "Otro" }, "organizations:manage"),
    ];

    [OneTimeSetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Create_WithAPassword_ReturnsTheOrganizationAndKeepsItReadable()
    {
        var id = NewId();

        var created = await admin.PostAnswerAsync(Path, New(id));
        var read = await admin.GetAnswerAsync(created.Header("Location")!);

        Assert.Multiple(() =>
        {
            Assert.That(created.Status, Is.EqualTo(201), created.Text);
            Assert.That(created.Header("Location"), Is.EqualTo($"{Path}/{id}"));
            Assert.That(created.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(created.Text, Is.EqualTo(Expected(id, tail: ""","admin_email":"admin@empresa.com","admin_password":null""")));
            Assert.That((read.Status, read.Text), Is.EqualTo((200, Expected(id))));
        });
        using var own = await SignInAsync(id, AdminPassword);
        var me = await own.GetAnswerAsync("/api/auth/me");
        Assert.That(((string?)me.Json["email"], (string?)me.Json["rol"]), Is.EqualTo((AdminEmail, "Admin")));
    }

    [Test]
    public async Task Create_WithoutAPassword_ShowsOnceTheOneThatMustBeChanged()
    {
        var id = NewId();
        var body = New(id);
        body.Remove("admin_password");

        var created = await admin.PostAnswerAsync(Path, body);
        var password = (string)created.Json["admin_password"]!;
        var session = await LogInAsync(id, password);
        using var own = service.WithToken((string)session.Json["access_token"]!);
        var refused = await own.GetAnswerAsync($"{Path}/{id}");
        var changed = await own.PostAnswerAsync("/api/auth/change-password", new { current_password = password, new_password = AdminPassword });
        using var again = await SignInAsync(id, AdminPassword);
        var read = await again.GetAnswerAsync($"{Path}/{id}");

        Assert.Multiple(() =>
        {
            Assert.That(password, Has.Length.EqualTo(20));
            Assert.That((bool)session.Json["must_change_password"]!, Is.True);
            AssertProblem(refused, 403, "password-change-required");
            Assert.That((changed.Status, read.Status), Is.EqualTo((200, 200)));
            Assert.That(read.Text, Does.Not.Contain("admin_"));
        });
    }

    [TestCase("helpdesk")]
    [TestCase("retail")]
    [TestCase("cms")]
    [TestCase("works")]
    public async Task Create_WithTheLeast_TakesTheRolesOfTheTemplate(string template)
    {
        var id = NewId();

        var created = await admin.PostAnswerAsync(Path, new { id, name = "Una", template, admin_email = AdminEmail, otro = 1 });

        var expected = OrganizationTemplates.Create(template, id, "Una", OrganizationPolicy.Default, []).Value.Roles;
        Assert.Multiple(() =>
        {
            Assert.That(created.Status, Is.EqualTo(201), created.Text);
            Assert.That(created.Json["roles"]!.AsArray().Select(role => (string?)role!["name"]), Is.EqualTo(expected.Select(role => role.Name)));
            Assert.That(
                created.Json["roles"]!.AsArray().SelectMany(role => role!["permissions"]!.AsArray()).Select(code => (string?)code),
                Is.EqualTo(expected.SelectMany(role => role.Permissions)).And.None.EqualTo("organizations:manage"));
            Assert.That(created.Json["locals"]!.AsArray(), Is.Empty);
            Assert.That((bool)created.Json["requires_password_change"]!, Is.True);
        });
    }

    [Test]
    public async Task Create_WhenTheIdIsTaken_IsAConflict()
    {
        var id = NewId();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => admin.PostAnswerAsync(Path, New(id))));
        var again = await admin.PostAnswerAsync(Path, New(id));
        var ofTheHelpDesk = await admin.PostAnswerAsync(Path, New("helpdesk"));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(1));
            Assert.That(answers.Count(answer => answer.Status == 409), Is.EqualTo(5));
            AssertProblem(again, 409, "organization-id-taken");
            AssertProblem(ofTheHelpDesk, 409, "organization-id-taken");
        });
    }

    [TestCase("{}", "admin_email id name template")]
    [TestCase("""{"id":1,"name":[],"template":{},"locals":"x","areas":["a",1],"requires_password_change":"true","admin_email":null,"admin_password":12345678}""", "admin_email admin_password areas id locals name requires_password_change template")]
    [TestCase("""{"id":"a b","name":" ","template":"Retail","locals":[{"id":"a b"}],"areas":["a\u0000"],"admin_email":"admin","admin_password":"12345"}""", "admin_email admin_password areas id locals name template")]
    [TestCase("""{"id":"x1","name":"Una","template":"retail","admin_email":"a@b.co","locals":["local_01"]}""", "locals")]
    [TestCase("""{"id":"x1","name":"Una","template":"retail","admin_email":"a@b.co","locals":[{}]}""", "locals")]
    [TestCase("""{"id":"x1","name":"Una","template":"retail","admin_email":"a@b.co","locals":[{"id":["local_01"]}]}""", "locals")]
    [TestCase("""{"id":"x1","name":"Una","template":"retail","admin_email":"a@b.co","locals":[{"id":"a"},{"id":"a"}]}""", "locals")]
    [TestCase("""{"id":"x1","name":"Una","template":"retail","admin_email":"a@b.co","locals":null,"areas":null,"admin_password":null}""", "admin_password areas locals")]
    [TestCase("""{"id":"x1","name":"\ud800","template":"retail","admin_email":"a@b.co","locals":[{"id":"a","name":"\ud800"}]}""", "locals name")]
    public async Task Create_WithFaults_NamesAllOfThem(string body, string members)
    {
        var answer = await admin.PostAnswerAsync(Path, body);

        Assert.Multiple(() =>
        {
            AssertProblem(answer, 400, "validation-failed");
            Assert.That(string.Join(' ', answer.Json["errors"]!.AsObject().Select(member => member.Key).Order()), Is.EqualTo(members));
            Assert.That(answer.Text, Does.Not.Contain("12345"));
        });
    }

    [TestCase("POST", "", "[]", "application/json", 400, "validation-failed")]
    [TestCase("POST", "", "{", "application/json", 400, "validation-failed")]
    [TestCase("POST", "", "", "application/json", 400, "validation-failed")]
    [TestCase("POST", "", """{"id":"a","id":"b"}""", "application/json", 400, "validation-failed")]
    [TestCase("POST", "", """{"locals":[{"id":"a","id":"b"}]}""", "application/json", 400, "validation-failed")]
    [TestCase("POST", "", "id=a", "application/x-www-form-urlencoded", 415, "unsupported-media-type")]
    [TestCase("PATCH", "/helpdesk", "<a/>", "text/xml", 415, "unsupported-media-type")]
    [TestCase("DELETE", "/helpdesk", "", "application/json", 405, "method-not-allowed")]
    [TestCase("PUT", "/helpdesk/roles/role_mesa", "{}", "application/json", 405, "method-not-allowed")]
    [TestCase("GET", "/helpdesk/users", "", "application/json", 404, "not-found")]
    public async Task Call_ThatCannotBeRead_IsRefusedInTheContractsShape(string method, string path, string body, string mediaType, int status, string type)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, mediaType);

        var answer = await admin.AnswerAsync(new HttpMethod(method), Path + path, body.Length == 0 && method == "GET" ? null : content);

        AssertProblem(answer, status, type);
    }

    [Test]
    public async Task Call_WithABodyThatIsTooLarge_IsRefusedInTheContractsShape() =>
        AssertProblem(await admin.PostAnswerAsync(Path, new { name = new string('a', 2_000_000) }), 413, "body-too-large");

    [Test]
    public async Task List_WhenAsked_PagesByTheIds()
    {
        var first = await CreateAsync($"000{NewId()}");
        var second = await CreateAsync($"001{NewId()}");
        await admin.PatchAnswerAsync($"{Path}/{second}", new { is_active = false });

        var all = await admin.GetAnswerAsync(Path);
        var page = await admin.GetAnswerAsync($"{Path}?page=2&limit=1");
        var active = await admin.GetAnswerAsync($"{Path}?is_active=true&limit=2");
        var inactive = await admin.GetAnswerAsync($"{Path}?is_active=false");

        Assert.Multiple(() =>
        {
            Assert.That(all.Members, Is.EqualTo(new[] { "data", "page", "limit", "total" }));
            Assert.That(((int)all.Json["page"]!, (int)all.Json["limit"]!), Is.EqualTo((1, 20)));
            Assert.That(all.Json["data"]![0]!.ToJsonString(Answers), Is.EqualTo(Expected(first)));
            Assert.That(IdsOf(page), Is.EqualTo(new[] { second }));
            Assert.That((int)page.Json["total"]!, Is.EqualTo((int)all.Json["total"]!));
            Assert.That(IdsOf(active), Does.Contain(first).And.Not.Contain(second));
            Assert.That(IdsOf(inactive), Does.Contain(second).And.Not.Contain(first));
        });
    }

    [TestCase("page=0", "page")]
    [TestCase("page=10000001", "page")]
    [TestCase("page=99999999999999999999", "page")]
    [TestCase("page=x&limit=101&is_active=si", "is_active limit page")]
    [TestCase("limit=0", "limit")]
    [TestCase("limit=-1", "limit")]
    [TestCase("limit=1&limit=2", "limit")]
    public async Task List_WithFaults_NamesAllOfThem(string query, string parameters)
    {
        var answer = await admin.GetAnswerAsync($"{Path}?{query}");

        AssertProblem(answer, 400, "validation-failed");
        Assert.That(string.Join(' ', answer.Json["errors"]!.AsObject().Select(member => member.Key).Order()), Is.EqualTo(parameters));
    }

    [Test]
    public async Task List_FarBeyondTheEnd_IsEmpty()
    {
        var answer = await admin.GetAnswerAsync($"{Path}?page=10000000&limit=100");

        Assert.That((answer.Status, answer.Json["data"]!.AsArray().Count), Is.EqualTo((200, 0)));
    }

    [Test]
    public async Task Call_WithoutAToken_WantsOne()
    {
        foreach (var (method, path, body, _) in Calls.Append(("GET", "", null, "")).Append(("POST", "", New("x"), "")))
        {
            var answer = await service.Client.AnswerAsync(new HttpMethod(method), Path + string.Format(null, path, "helpdesk"), body);

            AssertProblem(answer, 401, "sign-in-required");
            Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
        }
    }

    [Test]
    public async Task Call_WithoutThePermission_NamesItAndTellsNothingElse()
    {
        var own = await CreateAsync(NewId());
        var foreign = await CreateAsync(NewId());
        using var ownAdmin = await SignInAsync(own, AdminPassword);
        using var mesa = await Person.JoinAsync(service, admin, "MESA");

        foreach (var (client, ownOf, reads) in new[] { (ownAdmin, own, true), (mesa.Client, "helpdesk", false) })
        {
            foreach (var (method, path, body, ownPermission) in Calls)
            {
                var existing = await SendAsync(client, method, path, foreign, body);
                var unknown = await SendAsync(client, method, path, "desconocida", body);
                var strange = await SendAsync(client, method, path, "a%20b%2f..%01", body);
                var mine = await SendAsync(client, method, path, ownOf, body);

                Assert.Multiple(() =>
                {
                    AssertProblem(existing, 403, "permission-missing");
                    Assert.That((string?)existing.Json["permission"], Is.EqualTo("organizations:manage"));
                    Assert.That(unknown.Text, Is.EqualTo(existing.Text));
                    Assert.That(strange.Text, Is.EqualTo(existing.Text));
                    if (reads && ownPermission == "users:read")
                    {
                        Assert.That(mine.Status, Is.EqualTo(200), mine.Text);
                    }
                    else
                    {
                        AssertProblem(mine, 403, "permission-missing");
                        Assert.That((string?)mine.Json["permission"], Is.EqualTo(ownPermission));
                    }
                });
            }

            AssertProblem(await client.GetAnswerAsync(Path), 403, "permission-missing");
            AssertProblem(await client.PostAnswerAsync(Path, New(own)), 403, "permission-missing");
        }
    }

    [TestCase("desconocida", "organization-not-found")]
    [TestCase("HELPDESK", "organization-not-found")]
    [TestCase("a%20b%2f..%01%ff", "organization-not-found")]
    public async Task Call_OfAnUnknownOrganization_IsNotFound(string id, string type)
    {
        foreach (var (method, path, body, _) in Calls.Where(call => call.Body is not { } body || !body.ToString()!.Contains("name = 1", StringComparison.Ordinal)))
        {
            AssertProblem(await SendAsync(admin, method, path, id, body), 404, type);
        }
    }

    [TestCase("GET", "roles/role_nadie", "role-not-found")]
    [TestCase("PATCH", "roles/role_nadie", "role-not-found")]
    [TestCase("GET", "roles/ADMIN", "role-not-found")]
    [TestCase("GET", "locals/local_99", "local-not-found")]
    [TestCase("PATCH", "locals/local_99", "local-not-found")]
    public async Task Call_OfAnUnknownRoleOrLocal_IsNotFound(string method, string path, string type) =>
        AssertProblem(await SendAsync(admin, method, $"/{{0}}/{path}", "helpdesk", method == "GET" ? null : new { }), 404, type);

    [TestCase("helpdesk")]
    [TestCase("desconocida")]
    [TestCase("a b")]
    [TestCase("")]
    public async Task Call_WithTheHeaderOfContractO_DoesTheSame(string tenant)
    {
        var id = await CreateAsync(NewId());

        var answer = await admin.AnswerAsync(HttpMethod.Get, $"{Path}/{id}", null, ("X-Tenant-ID", tenant));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((200, Expected(id))));
    }

    [Test]
    public async Task Update_OfWhatIsSent_KeepsTheRest()
    {
        var id = await CreateAsync(NewId());

        var nothing = await admin.PatchAnswerAsync($"{Path}/{id}", new { id = "otra", template = "cms", desconocido = 1 });
        var changed = await admin.PatchAnswerAsync($"{Path}/{id}", new { name = " Otra ", areas = new[] { " redes", "REDES", "cajas" }, requires_password_change = false });
        var read = await admin.GetAnswerAsync($"{Path}/{id}");

        Assert.Multiple(() =>
        {
            Assert.That((nothing.Status, nothing.Text), Is.EqualTo((200, Expected(id))));
            Assert.That(changed.Status, Is.EqualTo(200), changed.Text);
            Assert.That(changed.Text, Is.EqualTo(read.Text));
            Assert.That(((string?)read.Json["name"], (string?)read.Json["template"], (bool)read.Json["requires_password_change"]!), Is.EqualTo(("Otra", "retail", false)));
            Assert.That(read.Json["areas"]!.ToJsonString(), Is.EqualTo("""["REDES","CAJAS"]"""));
        });
    }

    [TestCase("""{"name":null,"is_active":null,"areas":null,"requires_password_change":null}""", "areas is_active name requires_password_change")]
    [TestCase("""{"name":"","is_active":"false","areas":"REDES","requires_password_change":0}""", "areas is_active name requires_password_change")]
    [TestCase("""{"name":"a\u200bb","areas":["\ud800"]}""", "areas name")]
    public async Task Update_WithFaults_NamesAllOfThem(string body, string members)
    {
        var answer = await admin.PatchAnswerAsync(HelpDesk, body);

        AssertProblem(answer, 400, "validation-failed");
        Assert.That(string.Join(' ', answer.Json["errors"]!.AsObject().Select(member => member.Key).Order()), Is.EqualTo(members));
    }

    [Test]
    public async Task Update_OfTheCatalogue_BindsFromNowOnAndLeavesUsersTheirs()
    {
        using var apart = new HelpDeskService(provider);
        using var client = await apart.SignInAsync();
        using var person = await Person.CreateAsync(apart, client, "AREA", "REDES");

        await client.PatchAnswerAsync(HelpDesk, new { areas = new[] { "SISTEMAS" } });
        var renamed = await client.PatchAnswerAsync(person.Path, new { nombre = "Otro nombre" });
        var refused = await client.PostAnswerAsync(TestUsers.Path, TestUsers.With(("area", "REDES")));
        var taken = await client.PostAnswerAsync(TestUsers.Path, TestUsers.With(("area", "sistemas")));

        Assert.Multiple(() =>
        {
            Assert.That((renamed.Status, (string?)renamed.Json["area"]), Is.EqualTo((200, "REDES")));
            Assert.That((refused.Status, taken.Status), Is.EqualTo((422, 201)));
        });
    }

    [Test]
    public async Task Deactivate_WhenDone_KeepsEverybodyOutAndRevivesNothing()
    {
        var id = await CreateAsync(NewId());
        var session = await LogInAsync(id, AdminPassword);
        using var own = service.WithToken((string)session.Json["access_token"]!);
        var program = await TestService.CreateAsync(service, own);
        var programToken = await program.NewTokenAsync();
        using var programClient = service.WithToken(programToken);
        Assert.That((await own.GetAnswerAsync($"{Path}/{id}")).Status, Is.EqualTo(200));
        Assert.That((await programClient.GetAnswerAsync($"{Path}/{id}")).Status, Is.EqualTo(200));

        var deactivated = await admin.PatchAnswerAsync($"{Path}/{id}", new { is_active = false });

        Assert.That((deactivated.Status, (bool)deactivated.Json["is_active"]!), Is.EqualTo((200, false)));
        await AssertEndedAsync(own, programClient, id);
        var refresh = await RefreshAsync(session);
        var right = await LogInAsync(id, AdminPassword);
        var wrong = await LogInAsync(id, "no-es-esta");
        var token = await program.AskForTokenAsync();
        var introspection = await program.IntrospectAsync(programToken);
        Assert.Multiple(() =>
        {
            Assert.That(refresh.Status, Is.EqualTo(401));
            Assert.That((right.Status, right.Detail), Is.EqualTo((403, "Usuario inactivo")));
            Assert.That((wrong.Status, wrong.Detail), Is.EqualTo((401, "Credenciales incorrectas")));
            Assert.That((token.Status, (string?)token.Json["error"]), Is.EqualTo((401, "invalid_client")));
            Assert.That((introspection.Status, (string?)introspection.Json["error"]), Is.EqualTo((401, "invalid_client")));
        });

        var reactivated = await admin.PatchAnswerAsync($"{Path}/{id}", new { is_active = true });

        Assert.That((reactivated.Status, reactivated.Text), Is.EqualTo((200, Expected(id))));
        await AssertEndedAsync(own, programClient, id);
        Assert.That((await RefreshAsync(session)).Status, Is.EqualTo(401));
        using var again = await SignInAsync(id, AdminPassword);
        Assert.That((await again.GetAnswerAsync($"{Path}/{id}")).Status, Is.EqualTo(200));
        using var programAgain = await program.SignInAsync();
        Assert.That((await programAgain.GetAnswerAsync($"{Path}/{id}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Deactivate_OfOneOrganization_LeavesTheOthersAlone()
    {
        var id = await CreateAsync(NewId());
        var other = await CreateAsync(NewId());
        using var theirs = await SignInAsync(other, AdminPassword);
        using var person = await Person.JoinAsync(service, admin);

        await admin.PatchAnswerAsync($"{Path}/{id}", new { is_active = false });

        Assert.That((await theirs.GetAnswerAsync($"{Path}/{other}")).Status, Is.EqualTo(200));
        Assert.That((await person.Client.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Deactivate_OfTheHelpDesk_IsAConflict()
    {
        var answer = await admin.PatchAnswerAsync(HelpDesk, new { is_active = false, name = "Otra" });
        var read = await admin.GetAnswerAsync(HelpDesk);

        AssertProblem(answer, 409, "help-desk-needed");
        Assert.That(((bool)read.Json["is_active"]!, (string?)read.Json["name"]), Is.EqualTo((true, "Help desk")));
    }

    [Test]
    public async Task Update_WhenPasswordsMustBeChangedFromNowOn_GatesThoseWhoHaveNotWithTheNextRequest()
    {
        using var apart = new HelpDeskService(provider, ("Organizations:0:RequiresPasswordChange", "false"));
        using var client = await apart.SignInAsync();
        using var person = await Person.CreateAsync(apart, client, "ADMIN");
        await person.SignInAsync();
        var before = await person.Client.GetAnswerAsync(TestUsers.Path);

        await client.PatchAnswerAsync(HelpDesk, new { requires_password_change = true });
        var ended = await person.Client.GetAnswerAsync(TestUsers.Path);
        await person.SignInAsync();
        var gated = await person.Client.GetAnswerAsync(TestUsers.Path);

        Assert.That((before.Status, ended.Status, gated.Status), Is.EqualTo((200, 401, 403)));
    }

    [Test]
    public async Task AddRole_WhenDone_CanBeReadAndGiven()
    {
        var key = $"role_{NewId()}";
        var name = $"Rol {key}";

        var added = await admin.PostAnswerAsync($"{HelpDesk}/roles", new { key, name, permissions = new[] { "users:read", "turnos:ver" } });
        var read = await admin.GetAnswerAsync(added.Header("Location")!);
        using var person = await Person.JoinAsync(service, admin, name);
        var list = await person.Client.GetAnswerAsync(TestUsers.Path);

        Assert.Multiple(() =>
        {
            Assert.That(added.Status, Is.EqualTo(201), added.Text);
            Assert.That(added.Members, Is.EqualTo(new[] { "key", "number", "name", "description", "permissions", "needs_area", "is_administrator" }));
            Assert.That(added.Header("Location"), Is.EqualTo($"{HelpDesk}/roles/{key}"));
            Assert.That((read.Status, read.Text), Is.EqualTo((200, added.Text)));
            Assert.That((string?)added.Json["description"], Is.Null);
            Assert.That(((bool)added.Json["needs_area"]!, (bool)added.Json["is_administrator"]!), Is.EqualTo((false, false)));
            Assert.That(list.Status, Is.EqualTo(200));
        });
    }

    [TestCase("""{"key":"role_admin","name":"Una"}""", "role-key-taken")]
    [TestCase("""{"key":"role_una","name":"ADMIN"}""", "role-name-taken")]
    [TestCase("""{"key":"role_una","name":"Una","number":4}""", "role-number-taken")]
    public async Task AddRole_WhenSomethingIsTaken_IsAConflict(string body, string type) =>
        AssertProblem(await admin.PostAnswerAsync($"{HelpDesk}/roles", body), 409, type);

    [TestCase("{}", "key name")]
    [TestCase("""{"key":"admin","name":" ","number":0,"description":"\u0000","permissions":["a b"],"needs_area":null}""", "description key name needs_area number permissions")]
    [TestCase("""{"key":1,"name":null,"number":"4","description":[],"permissions":"users:read","needs_area":"no"}""", "description key name needs_area number permissions")]
    [TestCase("""{"key":"role_una","name":"Una","number":4.5,"permissions":[null]}""", "number permissions")]
    [TestCase("""{"key":"role_una","name":"Una","number":1e99}""", "number")]
    [TestCase("""{"key":"role_una","name":"Una","number":10000}""", "number")]
    [TestCase("""{"key":"role_una","name":"Una","permissions":["organizations:manage"]}""", "permissions")]
    public async Task AddRole_WithFaults_NamesAllOfThem(string body, string members)
    {
        var answer = await admin.PostAnswerAsync($"{HelpDesk}/roles", body);

        AssertProblem(answer, 400, "validation-failed");
        Assert.That(string.Join(' ', answer.Json["errors"]!.AsObject().Select(member => member.Key).Order()), Is.EqualTo(members));
    }

    [TestCase("""{"permissions":["users:read","users:create"]}""")]
    [TestCase("""{"permissions":[]}""")]
    [TestCase("""{"name":"@"}""")]
    [TestCase("""{"needs_area":true}""")]
    public async Task UpdateRole_OfWhatTokensSay_TakesEffectWithTheNextRequest(string body)
    {
        var (path, name) = await AddRoleAsync("users:read");
        using var holder = await Person.JoinAsync(service, admin, name, "REDES");
        using var bystander = await Person.JoinAsync(service, admin, "MESA");
        var renamed = body.Contains('@', StringComparison.Ordinal) ? $"Nuevo {name}" : name;

        var changed = await admin.PatchAnswerAsync(path, body.Replace("@", renamed, StringComparison.Ordinal));

        var old = await holder.Client.GetAnswerAsync("/api/auth/me");
        var refreshed = await service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = holder.RefreshToken });
        await holder.SignInAsync();
        var me = await holder.Client.GetAnswerAsync("/api/auth/me");
        var create = await holder.Client.PostAnswerAsync(TestUsers.Path, TestUsers.New());
        var other = await bystander.Client.GetAnswerAsync("/api/auth/me");
        Assert.Multiple(() =>
        {
            Assert.That(changed.Status, Is.EqualTo(200), changed.Text);
            Assert.That((old.Status, refreshed.Status, other.Status), Is.EqualTo((401, 401, 200)));
            Assert.That((string?)me.Json["rol"], Is.EqualTo(renamed));
            Assert.That(create.Status, Is.EqualTo(body.Contains("users:create", StringComparison.Ordinal) ? 201 : 403));
        });
    }

    [TestCase("{}")]
    [TestCase("""{"description":"Otra"}""")]
    [TestCase("""{"permissions":["users:read"],"needs_area":false,"key":"role_otra","number":77}""")]
    public async Task UpdateRole_OfNothingThatTokensSay_KeepsThem(string body)
    {
        var (path, name) = await AddRoleAsync("users:read");
        using var holder = await Person.JoinAsync(service, admin, name);

        var changed = await admin.PatchAnswerAsync(path, body);

        Assert.That((changed.Status, (await holder.Client.GetAnswerAsync("/api/auth/me")).Status), Is.EqualTo((200, 200)));
        Assert.That((await admin.GetAnswerAsync(path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task UpdateRole_WhenItBeginsToNeedAnArea_IsAConflictWhileSomebodyHasNone()
    {
        var (path, name) = await AddRoleAsync();
        using var holder = await Person.JoinAsync(service, admin, name);

        var refused = await admin.PatchAnswerAsync(path, new { needs_area = true });
        var kept = await holder.Client.GetAnswerAsync("/api/auth/me");
        await admin.PatchAnswerAsync(holder.Path, new { area = "REDES" });
        var changed = await admin.PatchAnswerAsync(path, new { needs_area = true });
        var cleared = await admin.PatchAnswerAsync(holder.Path, new { area = (string?)null });

        AssertProblem(refused, 409, "holders-without-area");
        Assert.That((kept.Status, changed.Status, cleared.Status), Is.EqualTo((200, 200, 422)));
    }

    [TestCase("""{"permissions":[]}""")]
    [TestCase("""{"permissions":["users:read","users:create","users:edit","users:delete","service-accounts:manage","audit:read","sessions:read","users:names"]}""")]
    public async Task UpdateRole_OfAdministrators_KeepsWhatTheyNeed(string body)
    {
        var answer = await admin.PatchAnswerAsync($"{HelpDesk}/roles/role_admin", body);

        AssertProblem(answer, 400, "validation-failed");
        Assert.That(
            (string?)answer.Json["errors"]!["permissions"]![0],
            Does.EndWith("users:read, users:create, users:edit, users:delete, service-accounts:manage, audit:read, sessions:read, users:names, organizations:manage"));
        Assert.That((await admin.GetAnswerAsync(HelpDesk)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task UpdateRole_OfAdministratorsElsewhere_CannotGiveThePlatform()
    {
        var id = await CreateAsync(NewId());

        var refused = await admin.PatchAnswerAsync(
            $"{Path}/{id}/roles/role_admin",
            new { permissions = Permissions.All });
        var more = await admin.PatchAnswerAsync(
            $"{Path}/{id}/roles/role_admin",
            new { permissions = Permissions.OfAdministrators.Append("caja:abrir") });

        AssertProblem(refused, 400, "validation-failed");
        Assert.That((more.Status, (bool)more.Json["is_administrator"]!), Is.EqualTo((200, true)));
    }

    [TestCase("""{"name":null,"description":1,"permissions":null,"needs_area":null}""", "description name needs_area permissions")]
    [TestCase("""{"name":"","permissions":["A"],"needs_area":"si"}""", "name needs_area permissions")]
    public async Task UpdateRole_WithFaults_NamesAllOfThem(string body, string members)
    {
        var answer = await admin.PatchAnswerAsync($"{HelpDesk}/roles/role_mesa", body);

        AssertProblem(answer, 400, "validation-failed");
        Assert.That(string.Join(' ', answer.Json["errors"]!.AsObject().Select(member => member.Key).Order()), Is.EqualTo(members));
    }

    [Test]
    public async Task UpdateRole_ToATakenName_IsAConflict() =>
        AssertProblem(await admin.PatchAnswerAsync($"{HelpDesk}/roles/role_mesa", new { name = "ADMIN" }), 409, "role-name-taken");

    [Test]
    public async Task Locals_WhenAddedAndRenamed_KeepTheirOrder()
    {
        var id = await CreateAsync(NewId());

        var added = await admin.PostAnswerAsync($"{Path}/{id}/locals", new { id = "local_00", name = " Sur " });
        var again = await admin.PostAnswerAsync($"{Path}/{id}/locals", new { id = "local_00" });
        var named = await admin.PostAnswerAsync($"{Path}/{id}/locals", new { id = "local_99", name = (string?)null });
        var renamed = await admin.PatchAnswerAsync($"{Path}/{id}/locals/local_02", new { name = "Plaza", id = "local_55" });
        var kept = await admin.PatchAnswerAsync($"{Path}/{id}/locals/local_01", new { });
        var read = await admin.GetAnswerAsync(added.Header("Location")!);
        var whole = await admin.GetAnswerAsync($"{Path}/{id}");

        Assert.Multiple(() =>
        {
            Assert.That((added.Status, added.Text, read.Text), Is.EqualTo((201, """{"id":"local_00","name":"Sur"}""", """{"id":"local_00","name":"Sur"}""")));
            AssertProblem(again, 409, "local-id-taken");
            Assert.That(named.Text, Is.EqualTo("""{"id":"local_99","name":"local_99"}"""));
            Assert.That(renamed.Text, Is.EqualTo("""{"id":"local_02","name":"Plaza"}"""));
            Assert.That(kept.Text, Is.EqualTo("""{"id":"local_01","name":"Centro"}"""));
            Assert.That(whole.Json["locals"]!.AsArray().Select(local => (string?)local!["name"]), Is.EqualTo(new[] { "Plaza", "Centro", "Sur", "local_99" }));
        });
    }

    [TestCase("POST", "", "{}", "id")]
    [TestCase("POST", "", """{"id":1,"name":1}""", "id name")]
    [TestCase("POST", "", """{"id":"a b"}""", "id")]
    [TestCase("POST", "", """{"id":"local_1","name":"\u0000"}""", "name")]
    [TestCase("PATCH", "/local_01", """{"name":1}""", "name")]
    [TestCase("PATCH", "/local_01", """{"name":"a\u202eb"}""", "name")]
    public async Task Locals_WithFaults_NameAllOfThem(string method, string path, string body, string members)
    {
        var answer = await admin.AnswerAsync(new HttpMethod(method), $"{HelpDesk}/locals{path}", body);

        AssertProblem(answer, 400, "validation-failed");
        Assert.That(string.Join(' ', answer.Json["errors"]!.AsObject().Select(member => member.Key).Order()), Is.EqualTo(members));
    }

    [Test]
    public async Task Service_WithThePermission_ManagesAndAnotherIsRefused()
    {
        var manager = await TestService.CreateAsync(service, admin, "organizations:manage");
        var reader = await TestService.CreateAsync(service, admin, "users:edit");
        using var managing = await manager.SignInAsync();
        using var reading = await reader.SignInAsync();

        var created = await managing.PostAnswerAsync(Path, New(NewId()));
        var refused = await reading.GetAnswerAsync(HelpDesk);

        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        AssertProblem(refused, 403, "permission-missing");
        Assert.That((string?)refused.Json["permission"], Is.EqualTo("users:read"));
    }

    [Test]
    public async Task Service_OfWhoDoesNotHoldThePermission_CannotGetIt()
    {
        var (_, name) = await AddRoleAsync("service-accounts:manage");
        using var person = await Person.JoinAsync(service, admin, name);

        var refused = await person.Client.PostAnswerAsync(TestService.AccountsPath, new { name = TestService.NewName(), permissions = new[] { "organizations:manage" } });

        Assert.That(refused.Status, Is.EqualTo(422), refused.Text);
    }

    [Test]
    public async Task Changes_WhenMade_AreInTheAuditOfThatOrganization()
    {
        var id = await CreateAsync(NewId());
        await admin.PatchAnswerAsync($"{Path}/{id}", new { name = "Otra" });
        await admin.PatchAnswerAsync($"{Path}/{id}/roles/role_vendedor", new { permissions = new[] { "caja:abrir" } });
        using var own = await SignInAsync(id, AdminPassword);

        var organization = await own.GetAnswerAsync($"/api/auth/audit?user={id}");
        var role = await own.GetAnswerAsync("/api/auth/audit?action=role_updated");

        Assert.Multiple(() =>
        {
            Assert.That(organization.Json.AsArray().Select(record => (string?)record!["action"]), Is.EqualTo(new[] { "organization_updated", "organization_created" }));
            Assert.That((string?)organization.Json[0]!["actor"]!["name"], Is.EqualTo(HelpDeskService.AdminEmail));
            Assert.That(role.Json[0]!["subject"]!.ToJsonString(), Is.EqualTo("""{"id":"role_vendedor","name":"Vendedor"}"""));
            Assert.That(role.Json[0]!["changes"]!.ToJsonString(), Is.EqualTo("""[{"field":"permissions","old":null,"new":"caja:abrir"}]"""));
        });
    }

    private static readonly System.Text.Json.JsonSerializerOptions Answers =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string NewId() => $"org-{Interlocked.Increment(ref count)}";

    private static JsonObject New(string id) => new()
    {
        ["id"] = id,
        ["name"] = "Empresa",
        ["template"] = "retail",
        ["locals"] = new JsonArray(new JsonObject { ["id"] = "local_02", ["name"] = "Norte" }, new JsonObject { ["id"] = "local_01", ["name"] = "Centro" }),
        ["areas"] = new JsonArray("cajas"),
        ["admin_email"] = AdminEmail,
        ["admin_password"] = AdminPassword,
    };

    private static string Expected(string id, string tail = "") =>
        $$"""{"id":"{{id}}","name":"Empresa","template":"retail","is_active":true,"areas":["CAJAS"],"requires_password_change":true,"roles":["""
        + """{"key":"role_admin","number":1,"name":"Admin","description":null,"permissions":["users:read","users:create","users:edit","users:delete","service-accounts:manage","audit:read","sessions:read","users:names"],"needs_area":false,"is_administrator":true},"""
        + """{"key":"role_gerente","number":2,"name":"Gerente","description":null,"permissions":["users:read"],"needs_area":false,"is_administrator":false},"""
        + """{"key":"role_vendedor","number":3,"name":"Vendedor","description":null,"permissions":[],"needs_area":false,"is_administrator":false}],"""
        + $$"""
        "locals":[{"id":"local_02","name":"Norte"},{"id":"local_01","name":"Centro"}]{{tail}}}
        """;

    private static IEnumerable<string?> IdsOf(Answer page) => page.Json["data"]!.AsArray().Select(organization => (string?)organization!["id"]);

    private static void AssertProblem(Answer answer, int status, string type) => Assert.Multiple(() =>
    {
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.Header("Content-Type"), Does.StartWith("application/problem+json"));
        Assert.That((string?)answer.Json["type"], Is.EqualTo(ProblemPrefix + type));
        Assert.That((int)answer.Json["status"]!, Is.EqualTo(status));
    });

    private static Task<Answer> SendAsync(HttpClient client, string method, string path, string id, object? body) =>
        client.AnswerAsync(new HttpMethod(method), Path + string.Format(null, path, id), body);

    private static async Task AssertEndedAsync(HttpClient user, HttpClient program, string id)
    {
        AssertProblem(await user.GetAnswerAsync($"{Path}/{id}"), 401, "sign-in-required");
        AssertProblem(await program.GetAnswerAsync($"{Path}/{id}"), 401, "sign-in-required");
        Assert.That((await user.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(401));
    }

    private async Task<string> CreateAsync(string id)
    {
        var created = await admin.PostAnswerAsync(Path, New(id));
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        return id;
    }

    /// <summary>A new role of the help desk: where it is managed, and its name.</summary>
    private async Task<(string Path, string Name)> AddRoleAsync(params string[] permissions)
    {
        var key = $"role_{NewId()}";
        var added = await admin.PostAnswerAsync($"{HelpDesk}/roles", new { key, name = key.ToUpperInvariant(), permissions });
        Assert.That(added.Status, Is.EqualTo(201), added.Text);
        return ($"{HelpDesk}/roles/{key}", key.ToUpperInvariant());
    }

    private Task<Answer> LogInAsync(string organization, string password) =>
        service.Client.AnswerAsync(HttpMethod.Post, "/api/auth/login", new { email = AdminEmail, password }, ("X-Tenant-ID", organization));

    private async Task<HttpClient> SignInAsync(string organization, string password)
    {
        var session = await LogInAsync(organization, password);
        Assert.That(session.Status, Is.EqualTo(200), session.Text);
        return service.WithToken((string)session.Json["access_token"]!);
    }

    private Task<Answer> RefreshAsync(Answer session) =>
        service.Client.PostAnswerAsync("/api/auth/refresh", new { refresh_token = (string?)session.Json["refresh_token"] });
}
