using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Users;

public sealed class UserSearchTests
{
    private const string Other = "otra";

    private static readonly (string Email, string Name)[] People =
    [
        ("a0@x.es", "Ana Pérez"), ("Á1@x.es", "ana perez"), ("ñ2@x.es", "ÁNA PÉREZ"), ("李3@x.es", "Ana Pe\u0301rez"), ("𐐨4@x.es", "Ana Peréz"),
        ("_5@x.es", "ANA  PEREZ"), ("%6@x.es", "Zoë 😀"), ("z7@x.es", "Zoe 😀"), ("{8@x.es", "𝒜na"), ("a9@x.es", "𐐨𐐩"), ("Á10@x.es", "李小龍"),
        ("ñ11@x.es", "Ññ"), ("李12@x.es", "ﬁn"), ("𐐨13@x.es", "%_[a]"), ("_14@x.es", "O'Neil -- "), ("%15@x.es", "😀😀"), ("z16@x.es", "Sá 😀"), ("{17@x.es", "zz"),
    ];

    private TestDirectory directory = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        directory = await TestDirectory.CreateAsync();
        await directory.SeedAsync(Other);
        foreach (var (email, name) in People)
        {
            var command = TestDirectory.NewUser(email) with { Name = PersonName.Parse(name) };
            var results = new[] { await directory.SendAsync(command), await directory.SendAsync(command, TestDirectory.CallerIn(Other)) };
            Assert.That(results.Select(result => result.IsSuccess), Is.All.True);
        }
    }

    [OneTimeTearDown]
    public ValueTask Stop() => directory.DisposeAsync();

    [TestCase("ana perez", 6)]
    [TestCase("ANA PÉREZ", 6)]
    [TestCase("na p", 6)]
    [TestCase(" pérez ", 6)]
    [TestCase("𝓐𝒩𝐴", 7)]
    [TestCase("zoe 😀", 2)]
    [TestCase("😀", 4)]
    [TestCase("小", 1)]
    [TestCase("𐐀𐐁", 1)]
    [TestCase("FI", 1)]
    [TestCase("%", 3)]
    [TestCase("_", 3)]
    [TestCase("[", 1)]
    [TestCase("[a]", 1)]
    [TestCase("%_[A]", 1)]
    [TestCase("n%a", 0)]
    [TestCase("_na", 0)]
    [TestCase("\\", 0)]
    [TestCase("'", 1)]
    [TestCase("' OR 1=1 --", 0)]
    [TestCase("@x.es", 18)]
    [TestCase("Á1@", 1)]
    [TestCase("á1@X.ES", 1)]
    [TestCase("admin@helpdesk.local", 1)]
    [TestCase("\0", 0)]
    [TestCase("\uD800", 0)]
    [TestCase("", 19)]
    [TestCase("   ", 19)]
    public async Task Search_FindsTheTextInNamesAndAddressesOfTheOwnOrganization(string search, int expected)
    {
        var found = await directory.RunAsync(async scope =>
            await (await scope.GetRequiredService<IMediator>().Send(new ListUsersQuery { Search = ListUsersQuery.ParseSearch(search) })).Value.Users.ToListAsync());

        Assert.That(found, Has.Count.EqualTo(expected), string.Join(" | ", found.Select(user => $"{user.Name} {user.Email}")));
    }
}
