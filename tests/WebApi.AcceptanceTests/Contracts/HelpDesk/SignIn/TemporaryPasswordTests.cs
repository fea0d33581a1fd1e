using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.SignIn;

/// <summary>When a temporary password lapses, and who hears of it.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class TemporaryPasswordTests(string provider)
{
    private const string Member = "password_expires_at";

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
}
