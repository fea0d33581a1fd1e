using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Operations;

/// <summary>What the first start after an upgrade makes of addresses that an older version stored.</summary>
public sealed class DirectoryInitializerTests
{
    private const string InUnicode = "ANA@ÑANDÚ.EXAMPLE";
    private const string InPunycode = "ANA@XN--AND-6MA2C.EXAMPLE";

    private TestDirectory directory = null!;

    [SetUp]
    public async Task Start() => directory = await TestDirectory.CreateAsync();

    [TearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [Test]
    public async Task Initialize_WhenAnAddressIsStoredInPunycode_ComparesItInUnicode()
    {
        await directory.CreateUserAsync("ana@xn--and-6ma2c.example");
        await StoreAsOlderVersionAsync("ana@xn--and-6ma2c.example", InPunycode);

        await StartAgainAsync();

        Assert.That(await ListAsync(), Is.EqualTo(new[] { "ANA PEREZ ANA@ÑANDÚ.EXAMPLE" }));
    }

    [TestCase("ana@xn--and-6ma2c.example", "ana@b.example")]
    [TestCase("ana@b.example", "ana@xn--and-6ma2c.example")]
    public async Task Initialize_WhenTwoAddressesHaveBecomeTheSame_LeavesItToTheUserWhoHadTheFormBefore(params string[] emails)
    {
        foreach (var email in emails)
        {
            await directory.CreateUserAsync(email);
        }

        await StoreAsOlderVersionAsync("ana@xn--and-6ma2c.example", InPunycode);
        await StoreAsOlderVersionAsync("ana@b.example", InUnicode, "ana@ñandú.example");

        await StartAgainAsync();
        var signedIn = await directory.SendAsync(
            TestDirectory.LogIn("ana@xn--and-6ma2c.example", "Secreto-1"),
            Application.Common.Access.Caller.Anonymous(Organization.HelpDeskId));

        Assert.Multiple(async () =>
        {
            Assert.That(await ListAsync(), Is.EquivalentTo(new[] { $"ANA PEREZ {InPunycode}", $"ANA PEREZ {InUnicode}" }));
            Assert.That(signedIn.Value.User.Email, Is.EqualTo("ana@ñandú.example"));
        });
    }

    private async Task StoreAsOlderVersionAsync(string email, string canonical, string? spelling = null)
    {
        await using var scope = directory.Services.CreateAsyncScope();
        var changed = await scope.ServiceProvider.GetRequiredService<DirectoryContext>().Users.IgnoreQueryFilters()
            .Where(row => row.Email == email)
            .ExecuteUpdateAsync(update => update
                .SetProperty(row => row.Email, spelling ?? email)
                .SetProperty(row => row.NormalizedEmail, canonical)
                .SetProperty(row => row.FoldedName, ""));
        Assert.That(changed, Is.EqualTo(1));
    }

    private async Task StartAgainAsync()
    {
        await using var next = directory.CreateAnotherInstance();
        await next.Services.InitializeDirectoryAsync();
    }

    private async Task<List<string>> ListAsync()
    {
        await using var scope = directory.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DirectoryContext>().Users.IgnoreQueryFilters()
            .Where(row => row.Email != TestDirectory.AdminEmail)
            .OrderBy(row => row.Number)
            .Select(row => $"{row.FoldedName} {row.NormalizedEmail}")
            .ToListAsync();
    }
}
