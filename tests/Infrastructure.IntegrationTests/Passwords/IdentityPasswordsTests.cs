using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Passwords;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Passwords;

public sealed class IdentityPasswordsTests
{
    private const string Text = "Secreto-1";

    private const int HeaderLength = 13;
    private const byte FormatV3 = 1;
    private const uint HmacSha512 = 2;

    [Test]
    public void Hash_WhenConfiguredAsShipped_IsPbkdf2WithSha512And210000Iterations()
    {
        using var services = new ServiceCollection().AddLogging()
            .AddInfrastructure(new ConfigurationBuilder().Build(), Path.GetTempPath())
            .BuildServiceProvider();

        var hash = Convert.FromBase64String(services.GetRequiredService<IdentityPasswords>().Hash(Parse(Text)));

        var salt = hash.AsSpan(HeaderLength, (int)ReadNumber(hash, 9));
        var derived = hash.AsSpan(HeaderLength + salt.Length);
        Assert.Multiple(() =>
        {
            Assert.That(hash[0], Is.EqualTo(FormatV3));
            Assert.That(ReadNumber(hash, 1), Is.EqualTo(HmacSha512));
            Assert.That(ReadNumber(hash, 5), Is.EqualTo(210_000));
        });
        Assert.That(salt.Length, Is.GreaterThanOrEqualTo(16));
        Assert.That(
            derived.SequenceEqual(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Text), salt, 210_000, HashAlgorithmName.SHA512, derived.Length)),
            Is.True);
    }

    [Test]
    public void Hash_WhenRepeated_HasAnotherSalt()
    {
        var passwords = Create();

        var first = passwords.Hash(Parse(Text));
        var second = passwords.Hash(Parse(Text));

        Assert.That(first, Is.Not.EqualTo(second));
    }

    [TestCase("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", ExpectedResult = true)]
    [TestCase("$2y$16$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", ExpectedResult = true)]
    [TestCase("$2a$17$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", ExpectedResult = false)]
    [TestCase("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe", ExpectedResult = false)]
    [TestCase("$1$05$CCCCCCCCCCCCCCCCCCCCC.", ExpectedResult = false)]
    [TestCase("Secreto-1", ExpectedResult = false)]
    [TestCase("AQAAAAI=", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    public bool IsHash_OfAText_TellsWhatCanBeCompared(string text) => IdentityPasswords.IsHash(text);

    [TestCase(1u, 2u, 210_000u, 16u, 32, ExpectedResult = true)]
    [TestCase(1u, 1u, 1_000u, 16u, 32, ExpectedResult = true)]
    [TestCase(0u, 2u, 210_000u, 16u, 32, ExpectedResult = false)]
    [TestCase(1u, 3u, 210_000u, 16u, 32, ExpectedResult = false)]
    [TestCase(1u, 2u, 0u, 16u, 32, ExpectedResult = false)]
    [TestCase(1u, 2u, uint.MaxValue, 16u, 32, ExpectedResult = false, Description = "Nobody can wait for that")]
    [TestCase(1u, 2u, 210_000u, 8u, 32, ExpectedResult = false)]
    [TestCase(1u, 2u, 210_000u, uint.MaxValue, 32, ExpectedResult = false)]
    [TestCase(1u, 2u, 210_000u, 16u, 8, ExpectedResult = false)]
    public bool IsHash_OfOneOfThisService_AsksForWhatCanBeWaitedFor(uint version, uint function, uint iterations, uint salt, int key)
    {
        var bytes = new byte[HeaderLength + 16 + key];
        bytes[0] = (byte)version;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), function);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(5), iterations);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(9), salt);
        return IdentityPasswords.IsHash(Convert.ToBase64String(bytes));
    }

    [Test]
    public void IsHash_OfWhatHashMakes_IsTrue() => Assert.That(IdentityPasswords.IsHash(Create().Hash(Parse(Text))), Is.True);

    [TestCase(Text, ExpectedResult = PasswordVerdict.Right)]
    [TestCase("secreto-1", ExpectedResult = PasswordVerdict.Wrong)]
    [TestCase("", ExpectedResult = PasswordVerdict.Wrong)]
    public PasswordVerdict Verify_WhenHashIsCurrent_TellsRightFromWrong(string attempt)
    {
        var passwords = Create();

        return passwords.Verify(passwords.Hash(Parse(Text)), new(attempt));
    }

    [TestCase(Text, ExpectedResult = PasswordVerdict.RightButOutdated)]
    [TestCase("secreto-1", ExpectedResult = PasswordVerdict.Wrong)]
    public PasswordVerdict Verify_WhenHashHasFewerIterations_SaysSoOfTheRightPassword(string attempt) =>
        Create(iterations: 200).Verify(Create(iterations: 100).Hash(Parse(Text)), new(attempt));

    [TestCase("contrase\u00F1a", "contrasen\u0303a", ExpectedResult = PasswordVerdict.Right)]
    [TestCase("contrasen\u0303a", "contrase\u00F1a", ExpectedResult = PasswordVerdict.Right)]
    [TestCase("contrase\u00F1a", "contrasena", ExpectedResult = PasswordVerdict.Wrong)]
    public PasswordVerdict Verify_WhenTypedInAnotherNormalizationForm_IsTheSamePassword(string set, string typed)
    {
        var passwords = Create();

        return passwords.Verify(passwords.Hash(Parse(set)), new(typed));
    }

    [Test]
    public void Verify_WhenTheHashIsOfDecomposedText_TakesItAndSaysThatItIsOutdated()
    {
        const string decomposed = "contrasen\u0303a";
        var passwords = Create();
        var before = new PasswordHasher<ApplicationUser>(Options.Create(new PasswordHasherOptions { IterationCount = 100 }))
            .HashPassword(null!, decomposed);

        var verdict = passwords.Verify(before, new(decomposed));

        Assert.Multiple(() =>
        {
            Assert.That(verdict, Is.EqualTo(PasswordVerdict.RightButOutdated));
            Assert.That(passwords.Verify(passwords.Rehash(new(decomposed)), new("contrase\u00F1a")), Is.EqualTo(PasswordVerdict.Right));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Verify_WhenDecomposedAndWrong_DoesTheSameWorkForUnknownUsers(bool isKnown)
    {
        var hasher = new RecordingHasher(PasswordVerificationResult.Failed);

        Create(hasher).Verify(isKnown ? Create().Hash(Parse(Text)) : null, new("contrasen\u0303a"));

        Assert.That(hasher.Verified.Select(one => one.Password), Is.EqualTo(new[] { "contrase\u00F1a", "contrasen\u0303a" }));
    }

    [Test]
    public void Verify_WhenThereIsNoHash_DoesTheWorkOfOneAndSaysWrong()
    {
        var hasher = new RecordingHasher(PasswordVerificationResult.Success);

        var verdict = Create(hasher).Verify(passwordHash: null, new(Text));

        var (hash, password) = hasher.Verified.Single();
        var (nobodys, somebodys) = (Convert.FromBase64String(hash), Convert.FromBase64String(Create().Hash(Parse(Text))));
        Assert.Multiple(() =>
        {
            Assert.That((verdict, password), Is.EqualTo((PasswordVerdict.Wrong, Text)));
            Assert.That(nobodys, Has.Length.EqualTo(somebodys.Length));
            Assert.That(nobodys.Take(HeaderLength), Is.EqualTo(somebodys.Take(HeaderLength)), "The same function, iterations and length of the salt.");
        });
    }

    [Test]
    public void HashOfNobody_IsAnotherOneEachTime()
    {
        var (first, second) = (new RecordingHasher(PasswordVerificationResult.Success), new RecordingHasher(PasswordVerificationResult.Success));
        Create(first).Verify(passwordHash: null, new(Text));
        Create(second).Verify(passwordHash: null, new(Text));

        Assert.That(first.Verified, Is.Not.EqualTo(second.Verified));
    }

    [Test]
    public void Verify_WhenPasswordIsLongerThanAnyCanBe_SaysWrongWithoutHashingIt()
    {
        var hasher = new RecordingHasher(PasswordVerificationResult.Success);

        var verdict = Create(hasher).Verify(RecordingHasher.Hash, new(new string('x', Password.MaxBytes + 1)));

        Assert.Multiple(() =>
        {
            Assert.That(verdict, Is.EqualTo(PasswordVerdict.Wrong));
            Assert.That(hasher.Verified, Is.Empty);
        });
    }

    [Test]
    public void Verify_WhenPasswordIsAsLongAsCanBe_SaysRight()
    {
        var longest = string.Concat(Enumerable.Repeat("😀", Password.MaxLength));
        var passwords = Create();

        Assert.That(passwords.Verify(passwords.Hash(Parse(longest)), new(longest)), Is.EqualTo(PasswordVerdict.Right));
    }

    [TestCase("")]
    [TestCase("AQ==")]
    [TestCase("AQAAAAIAAABkAAAAEA==")]
    [TestCase("AQAAAAL/////////////")]
    [TestCase("/////////////////////w==")]
    public void Verify_WhenStoredHashIsTruncatedOrOfNoKnownFormat_SaysWrong(string hash) =>
        Assert.That(Create().Verify(hash, new(Text)), Is.EqualTo(PasswordVerdict.Wrong));

    // The first three and the last are test vectors of crypt_blowfish.
    [TestCase("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U")]
    [TestCase("$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK", "U*U*")]
    [TestCase("$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a", "U*U*U")]
    [TestCase("$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U")]
    [TestCase("$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U")]
    [TestCase(
        "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored")]
    public void Verify_WhenHashIsBcrypt_WantsItReplaced(string hash, string password)
    {
        var passwords = Create();

        Assert.Multiple(() =>
        {
            Assert.That(passwords.Verify(hash, new(password)), Is.EqualTo(PasswordVerdict.RightButOutdated));
            Assert.That(passwords.Verify(hash, new($"x{password}")), Is.EqualTo(PasswordVerdict.Wrong));
            Assert.That(passwords.Verify(hash, new("")), Is.EqualTo(PasswordVerdict.Wrong));
        });
    }

    [TestCase("$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe")]
    [TestCase("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\n")]
    public void Verify_WhenHashOnlyLooksLikeBcrypt_SaysWrong(string hash) =>
        Assert.That(Create().Verify(hash, new("U*U")), Is.EqualTo(PasswordVerdict.Wrong));

    [Test]
    public void Rehash_WhenThePasswordIsShorterThanANewOneMayBe_HashesIt()
    {
        var passwords = Create();

        Assert.That(passwords.Verify(passwords.Rehash(new("12")), new("12")), Is.EqualTo(PasswordVerdict.Right));
    }

    private static Password Parse(string text) => Password.Parse(text).Value;

    private static uint ReadNumber(byte[] hash, int offset) => BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(offset));

    private static IdentityPasswords Create(int iterations = 100)
    {
        var options = Options.Create(new PasswordHasherOptions { IterationCount = iterations });
        return new(new PasswordHasher<ApplicationUser>(options), options, TestMetrics.Create());
    }

    private static IdentityPasswords Create(IPasswordHasher<ApplicationUser> hasher) =>
        new(hasher, Options.Create(new PasswordHasherOptions { IterationCount = 100 }), TestMetrics.Create());

    /// <summary>Finds every password right.</summary>
    private sealed class RecordingHasher(PasswordVerificationResult result) : IPasswordHasher<ApplicationUser>
    {
        public const string Hash = "hash";

        public List<(string Hash, string Password)> Verified { get; } = [];

        public string HashPassword(ApplicationUser user, string password) => Hash;

        public PasswordVerificationResult VerifyHashedPassword(ApplicationUser user, string hashedPassword, string providedPassword)
        {
            Verified.Add((hashedPassword, providedPassword));
            return result;
        }
    }
}
