using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Serilog.Events;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.SignIn;

/// <summary>When a temporary password lapses, and who hears of it.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class TemporaryPasswordTests(string provider)
{
    private const string Member = "password_expires_at";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Test]
    public async Task TemporaryPassword_WhileItMustBeChanged_SaysUntilWhen()
    {
        using var service = new HelpDeskService(provider);
        using var admin = await service.SignInAsync();
        using var eva = await Person.CreateAsync(service, admin);
        var expected = service.Clock.GetUtcNow().UtcDateTime + TimeSpan.FromDays(7);

        var login = await service.LogInAsync(eva.Email, eva.Password);
        using var client = service.WithToken((string)login["access_token"]!);
        var me = await client.GetAnswerAsync("/api/auth/me");
        var one = await admin.GetAnswerAsync($"{eva.Path}?include=details");
        var list = await admin.GetAnswerAsync(TestUsers.Path);
        var published = await admin.GetAnswerAsync(eva.Path);
        await eva.SignInAsync();
        await eva.ChangePasswordAsync($"{eva.Password}!");
        await eva.SignInAsync();
        var changed = await service.LogInAsync(eva.Email, eva.Password);

        Assert.Multiple(async () =>
        {
            foreach (var answer in new[] { login, me.Json, one.Json })
            {
                Assert.That((DateTime)answer[Member]!, Is.EqualTo(expected).Within(TimeSpan.FromMinutes(5)), answer.ToJsonString());
            }

            Assert.That(list.Text + published.Text, Does.Not.Contain(Member), "The published answers stay as they are.");
            Assert.That(changed.ToJsonString(), Does.Not.Contain(Member));
            Assert.That((await admin.GetAnswerAsync($"{eva.Path}?include=details")).Text, Does.Not.Contain(Member));
        });
    }

    [Test]
    public async Task TemporaryPassword_WhereItNeedNotBeChanged_NeverExpires()
    {
        using var service = new HelpDeskService(provider, ("Organizations:0:Id", "helpdesk"), ("Organizations:0:RequiresPasswordChange", "false"));
        using var admin = await service.SignInAsync();
        using var eva = await Person.CreateAsync(service, admin);
        await eva.SignInAsync();

        var login = await service.LogInAsync(eva.Email, eva.Password);
        var one = await admin.GetAnswerAsync($"{eva.Path}?include=details");
        var me = await eva.Client.GetAnswerAsync("/api/auth/me");

        Assert.That(login.ToJsonString() + one.Text + me.Text, Does.Not.Contain(Member));
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    public async Task Start_WhenTemporaryPasswordsExpireSoon_WarnsHowMany(string isRequired, bool isTold)
    {
        using var database = new TestDatabase(provider);
        (string, string)[] settings =
        [
            ("ConnectionStrings:Users", database.ConnectionString), ("Passwords:TemporaryLifetime", "1.00:00:00"), ("Organizations:0:Id", "helpdesk"),
            ("Organizations:0:RequiresPasswordChange", isRequired),
        ];
        using (var before = new HelpDeskService(provider, settings))
        {
            using var admin = await before.SignInAsync();
            using var eva = await Person.CreateAsync(before, admin);
            using var luis = await Person.CreateAsync(before, admin);
        }

        var logs = new CapturedLogs();
        using var service = new HelpDeskService(provider, logs, settings);
        using var again = await service.SignInAsync();

        Assert.That(SpinWait.SpinUntil(() => Warnings().Any(), isTold ? Patience : TimeSpan.FromSeconds(2)), Is.EqualTo(isTold));
        Assert.That(Warnings(), Is.All.StartsWith("2 temporary passwords of organization "));

        IEnumerable<string> Warnings() => logs.Entries
            .Where(entry => entry.Level == LogEventLevel.Warning && entry.Text.Contains("temporary passwords", StringComparison.Ordinal))
            .Select(entry => entry.Text.Split('\n')[1]);
    }
}
