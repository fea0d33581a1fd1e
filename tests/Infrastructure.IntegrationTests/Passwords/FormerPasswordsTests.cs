using HelpDesk.Users.Application.Account.ChangePassword;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Passwords;

public sealed class FormerPasswordsTests
{
    private const string Email = "ana@helpdesk.local";

    private TestDirectory directory = null!;
    private Guid userId;

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [TestCase(0, "", "Temporal-1", "first second third")]
    [TestCase(1, "", "Temporal-1", "first second third")]
    [TestCase(2, "third", "Temporal-1", "first second")]
    [TestCase(3, "third second", "Temporal-1", "first")]
    [TestCase(24, "third second first", "Temporal-1", "")]
    public async Task ChangePassword_WhenUsedBefore_IsRefusedAsFarAsThePolicyRemembers(int remembered, string refused, string temporary, string taken)
    {
        await StartAsync(remembered);
        var current = temporary;
        foreach (var chosen in new[] { "first-", "second-", "third-", "fourth-" })
        {
            Assert.That(await ChangeAsync(current, chosen), Is.Empty);
            current = chosen;
        }

        Assert.That(await ChangeAsync(current, temporary), Is.EqualTo(ErrorCodes.PasswordReused), "What an administrator gave is never the user's own.");
        foreach (var chosen in refused.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.That(await ChangeAsync(current, $"{chosen}-"), Is.EqualTo(ErrorCodes.PasswordReused), chosen);
        }

        foreach (var chosen in taken.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(1))
        {
            Assert.That(await ChangeAsync(current, $"{chosen}-"), Is.Empty, chosen);
        }
    }

    [TestCase(0, "")]
    [TestCase(1, ErrorCodes.PasswordReused)]
    public async Task Reset_WhenThePasswordIsInUse_IsRefusedIfThePolicyRemembers(int remembered, string expected)
    {
        await StartAsync(remembered);

        var reset = await directory.SendAsync(new UpdateUserCommand(userId) { Password = Password.Parse("Temporal-1") });

        Assert.That(string.Concat(reset.Errors.Select(error => error.Code)), Is.EqualTo(expected));
    }

    [TestCase(0, 1)]
    [TestCase(2, 2)]
    [TestCase(4, 4)]
    public async Task ChangePassword_WhenRepeated_KeepsNoMoreThanItNeeds(int remembered, int kept)
    {
        await StartAsync(remembered);
        var current = "Temporal-1";
        foreach (var chosen in Enumerable.Range(1, 8).Select(number => $"clave-{number}"))
        {
            Assert.That(await ChangeAsync(current, chosen), Is.Empty);
            current = chosen;
        }

        var rows = await ReadAsync();
        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Count.EqualTo(kept));
            Assert.That(rows.Count(row => row.WasTemporary), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Delete_WhenTheUserGoes_ForgetsItsPasswords()
    {
        await StartAsync(remembered: 3);
        await ChangeAsync("Temporal-1", "first-");
        Assert.That(await ReadAsync(), Is.Not.Empty);

        await directory.SendAsync(new Application.Users.DeleteUser.DeleteUserCommand(userId));

        Assert.That(await ReadAsync(), Is.Empty);
    }

    private async Task StartAsync(int remembered)
    {
        directory = await TestDirectory.CreateEmptyAsync(("Passwords:Remembered", $"{remembered}"));
        await directory.SeedAsync();
        userId = (await directory.SendAsync(TestDirectory.NewUser(Email) with { Password = Password.Parse("Temporal-1") })).Value.Id;
    }

    /// <summary>Signs in and changes the password; the code of the refusal, empty for none.</summary>
    private async Task<string> ChangeAsync(string current, string chosen)
    {
        var signedIn = await directory.SendAsync(TestDirectory.LogIn(Email, current));
        Assert.That(signedIn.IsSuccess, Is.True);
        var accessVersion = await directory.ReadAsync(context => context.Users.Where(user => user.Id == userId).Select(user => user.AccessVersion).SingleAsync());
        var changed = await directory.SendAsync(
            new ChangePasswordCommand(Secret.Parse(current), Password.Parse(chosen)),
            TestDirectory.CallerIn(Organization.HelpDeskId, userId, accessVersion));
        return string.Concat(changed.Errors.Select(error => error.Code));
    }

    private Task<List<FormerPasswordRow>> ReadAsync() => directory.ReadAsync(context => context.FormerPasswords.ToListAsync());
}
