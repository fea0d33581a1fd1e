using System.Security.Cryptography;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Tokens;

public sealed class SigningKeysTests
{
    private const string KeysFolder = "DataProtection:KeysFolder";

    [Test]
    public async Task Initialize_WhenKeyIsMade_StoresItEncrypted()
    {
        await using var directory = await TestDirectory.CreateEmptyAsync();

        var row = await directory.ReadAsync(context => context.SigningKeys.SingleAsync());

        var privateKey = KeysOf(directory).Current.ECDsa.ExportPkcs8PrivateKey();
        var text = Convert.ToBase64String(privateKey);
        var unprotected = directory.Services.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("HelpDesk.Users.SigningKeys").Unprotect(row.ProtectedPrivateKey);
        using var restored = ECDsa.Create();
        restored.ImportPkcs8PrivateKey(Convert.FromBase64String(unprotected), out _);
        Assert.Multiple(() =>
        {
            Assert.That(restored.ExportSubjectPublicKeyInfo(), Is.EqualTo(KeysOf(directory).Current.ECDsa.ExportSubjectPublicKeyInfo()));
            Assert.That(StoredBytes.Contain(directory, row.ProtectedPrivateKey), Is.True);
            Assert.That(StoredBytes.Contain(directory, text), Is.False);
            Assert.That(StoredBytes.Contain(directory, unprotected), Is.False);
        });
    }

    [Test]
    public async Task Initialize_WhenRestarted_HasTheSameKey()
    {
        await using var directory = await TestDirectory.CreateEmptyAsync();
        await using var restarted = directory.CreateAnotherInstance();

        await restarted.Services.InitializeDirectoryAsync();

        Assert.That(
            restarted.Services.GetRequiredService<IPublicKeys>().List(),
            Is.EqualTo(directory.Services.GetRequiredService<IPublicKeys>().List()).And.Exactly(1).Items);
    }

    [Test]
    public async Task Initialize_WhenNoKeysFolder_KeepsTheKeyRingInTheDatabase()
    {
        await using var directory = await TestDirectory.CreateEmptyAsync();

        Assert.That(await directory.ReadAsync(context => context.DataProtectionKeys.CountAsync()), Is.Positive);
    }

    [Test]
    public async Task Initialize_WhenKeysFolderIsSet_KeepsTheKeyRingThere()
    {
        await using var directory = await TestDirectory.CreateEmptyAsync((KeysFolder, "ring"));
        await using var restarted = directory.CreateAnotherInstance((KeysFolder, "ring"));

        await restarted.Services.InitializeDirectoryAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(Directory.GetFiles(Path.Combine(directory.Folder, "ring"), "key-*.xml"), Is.Not.Empty);
            Assert.That(await directory.ReadAsync(context => context.DataProtectionKeys.CountAsync()), Is.Zero);
            Assert.That(KeysOf(restarted).Current.KeyId, Is.EqualTo(KeysOf(directory).Current.KeyId));
        });
    }

    [Test]
    public async Task Initialize_WhenKeyRingIsAnother_ThrowsInvalidConfiguration()
    {
        await using var directory = await TestDirectory.CreateEmptyAsync((KeysFolder, "ring"));
        await using var restarted = directory.CreateAnotherInstance((KeysFolder, "another"));

        Assert.That(
            () => restarted.Services.InitializeDirectoryAsync(),
            Throws.TypeOf<InvalidConfigurationException>().With.Message.Contains(KeysFolder));
    }

    [Test]
    public async Task Initialize_WhenStoredKeyIsDamaged_ThrowsInvalidConfiguration()
    {
        await using var directory = await TestDirectory.CreateEmptyAsync();
        await directory.ReadAsync(context => context.SigningKeys.ExecuteUpdateAsync(
            update => update.SetProperty(row => row.ProtectedPrivateKey, row => row.ProtectedPrivateKey.Substring(0, 40))));
        await using var restarted = directory.CreateAnotherInstance();

        Assert.That(() => restarted.Services.InitializeDirectoryAsync(), Throws.TypeOf<InvalidConfigurationException>());
    }

    [Test]
    public async Task Find_WhenAnotherInstanceAddedAKey_FindsItAfterAMoment()
    {
        await using var directory = await TestDirectory.CreateEmptyAsync();
        await directory.ReadAsync(async context =>
        {
            var known = await context.SigningKeys.AsNoTracking().SingleAsync();
            context.Add(new Infrastructure.Persistence.Rows.SigningKeyRow
            {
                Generation = known.Generation + 1,
                KeyId = "another",
                CreatedAt = known.CreatedAt.AddMinutes(1),
                SignsFrom = known.SignsFrom,
                ProtectedPrivateKey = known.ProtectedPrivateKey,
            });
            return await context.SaveChangesAsync();
        });
        var keys = KeysOf(directory);

        var atOnce = keys.Find("another");
        directory.Clock.Advance(TimeSpan.FromSeconds(6));
        var later = keys.Find("another");

        Assert.That((atOnce?.KeyId, later?.KeyId, keys.Find("unknown")), Is.EqualTo(((string?)null, "another", (object?)null)));
    }

    private static SigningKeys KeysOf(TestDirectory directory) => directory.Services.GetRequiredService<SigningKeys>();
}
