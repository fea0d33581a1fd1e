using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class RaceTests(string provider)
{
    private const string LogInPath = "/api/auth/login";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [SetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
    }

    [TearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Create_WhenFortyWantOneEmail_SucceedsExactlyOnce()
    {
        var email = TestUsers.NewEmail();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => admin.PostAnswerAsync(
            TestUsers.Path,
            TestUsers.With(("email", i % 2 == 0 ? email : email.ToUpperInvariant())))));
        var list = await admin.GetAnswerAsync(TestUsers.Path);

        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(1));
            Assert.That(answers.Count(answer => answer.Status == 409 && answer.Detail == "Email ya existe"), Is.EqualTo(39));
            Assert.That(list.Json.AsArray().Count(user => string.Equals((string?)user!["email"], email, StringComparison.OrdinalIgnoreCase)), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Update_WhenManyWantOneEmail_SucceedsExactlyOnce()
    {
        var email = TestUsers.NewEmail();
        var paths = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            using var person = await Person.CreateAsync(service, admin);
            paths.Add(person.Path);
        }

        var answers = await Task.WhenAll(paths.Select(path => admin.PatchAnswerAsync(path, new { email })));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Status == 200), Is.EqualTo(1));
            Assert.That(answers.Count(answer => answer.Status == 409), Is.EqualTo(9));
        });
    }

    [TestCase("DELETE", null)]
    [TestCase("PATCH", """{"is_active":false}""")]
    [TestCase("PATCH", """{"rol":"MESA"}""")]
    [TestCase("PATCH", """{"rol":"USUARIO","is_active":false,"nombre":"Removido"}""")]
    public async Task Admins_WhenRemovingEachOtherAtOnce_LeaveExactlyOne(string method, string? body)
    {
        using var first = await Person.JoinAsync(service, admin, "ADMIN");
        var self = await admin.GetAnswerAsync("/api/auth/me");
        var removed = await first.Client.PatchAnswerAsync($"{TestUsers.Path}/{self.Json["id"]}", new { rol = "USUARIO" });
        Assert.That(removed.Status, Is.EqualTo(200));

        var survivor = first;
        var others = new List<Person>();
        for (var round = 0; round < 5; round++)
        {
            var other = await Person.JoinAsync(service, survivor.Client, "ADMIN");
            others.Add(other);

            var answers = await Task.WhenAll(
                survivor.Client.AnswerAsync(new HttpMethod(method), other.Path, body),
                other.Client.AnswerAsync(new HttpMethod(method), survivor.Path, body));

            var statuses = answers.Select(answer => answer.Status).Order().ToArray();
            Assert.That(statuses, Is.EqualTo(new[] { 200, 409 }).Or.EqualTo(new[] { 200, 401 }), $"round {round}");
            survivor = answers[0].Status == 200 ? survivor : other;
            var list = await survivor.Client.GetAnswerAsync(TestUsers.Path);
            Assert.That(
                list.Json.AsArray().Where(user => (string?)user!["rol"] == "ADMIN" && (bool)user["is_active"]!).Select(user => (string?)user!["id"]),
                Is.EqualTo(new[] { survivor.Id }),
                $"round {round}");
        }

        others.ForEach(person => person.Dispose());
    }

    [Test]
    public async Task Update_WhenTwentyChangeOneUser_AllSucceed()
    {
        using var person = await Person.CreateAsync(service, admin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => i % 2 == 0
            ? admin.PatchAnswerAsync(person.Path, new { nombre = $"Nombre {i}" })
            : admin.PatchAnswerAsync(person.Path, new { telefono = $"{i}", area = $"AREA {i}" })));
        var after = await admin.GetAnswerAsync(person.Path);

        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(answer => answer.Status), Has.All.EqualTo(200));
            Assert.That((string?)after.Json["nombre"], Does.StartWith("Nombre "));
            Assert.That((string?)after.Json["area"], Is.EqualTo($"AREA {after.Json["telefono"]}"));
        });
    }

    [Test]
    public async Task Delete_WhenManyDeleteOneUser_SucceedsExactlyOnce()
    {
        using var person = await Person.CreateAsync(service, admin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => admin.DeleteAnswerAsync(person.Path)));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Status == 200), Is.EqualTo(1));
            Assert.That(answers.Count(answer => answer.Status == 404), Is.EqualTo(9));
        });
    }

    [Test]
    public async Task ChangePassword_WhenSentManyTimesAtOnce_SucceedsExactlyOnce()
    {
        using var person = await Person.JoinAsync(service, admin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => person.Client.PostAnswerAsync(
            "/api/auth/change-password",
            new { current_password = person.Password, new_password = $"Elegida-{i}" })));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Status == 200), Is.EqualTo(1));
            Assert.That(answers.Count(answer => answer.Status == 401), Is.EqualTo(7));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task LogIn_WhenThirtyWrongPasswordsArriveAtOnce_AnswersTenAndLocks(bool exists)
    {
        var email = TestUsers.NewEmail();
        if (exists)
        {
            await admin.PostAnswerAsync(TestUsers.Path, TestUsers.With(("email", email)));
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => FailAsync(email)));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.Status == 401), Is.EqualTo(10));
            Assert.That(answers.Count(answer => answer.Status == 429 && answer.Header("Retry-After") is not null), Is.EqualTo(20));
        });
    }

    [Test]
    public async Task LogIn_WhenTheLockIsOver_AnswersAgainAndLocksForTwiceAsLong()
    {
        using var person = await Person.CreateAsync(service, admin);
        for (var i = 0; i < 10; i++)
        {
            await FailAsync(person.Email);
        }

        var locks = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            var locked = await FailAsync(person.Email);
            Assert.That(locked.Status, Is.EqualTo(429));
            var seconds = int.Parse(locked.Header("Retry-After")!, null);
            locks.Add((int)Math.Round(seconds / 60.0));

            service.Clock.Advance(TimeSpan.FromSeconds(seconds));
            var answered = await FailAsync(person.Email);
            Assert.That(answered.Status, Is.EqualTo(401));
        }

        service.Clock.Advance(TimeSpan.FromMinutes(15));
        var right = await service.Client.PostAnswerAsync(LogInPath, new { email = person.Email, password = person.Password });
        var afterwards = await FailAsync(person.Email);
        Assert.Multiple(() =>
        {
            Assert.That(locks, Is.EqualTo(new[] { 1, 2, 4, 8, 15, 15 }));
            Assert.That(right.Status, Is.EqualTo(200));
            Assert.That(afterwards.Status, Is.EqualTo(401));
        });
    }

    private Task<Answer> FailAsync(string email) => service.Client.PostAnswerAsync(LogInPath, new { email, password = "no-es-esta" });
}
