using System.Diagnostics;
using System.Text;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Observability;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.Passwords;

/// <summary>
/// Identity's password hasher: PBKDF2-HMAC-SHA512, with the parameters stored in each hash. It also verifies imported bcrypt hashes.
/// </summary>
internal sealed class IdentityPasswords(
    IPasswordHasher<ApplicationUser> hasher,
    IOptions<PasswordHasherOptions> options,
    DirectoryMetrics metrics)
{
    // The hasher requires a user, but doesn't read it.
    private static readonly ApplicationUser UnusedUser = new() { OrganizationId = "", Name = "" };

    private readonly string dummyHash = Pbkdf2Hash.CreateDummy(options.Value.IterationCount);

    public string Hash(Password password) => Hash(password.Value);

    public string Rehash(Secret verified) => Hash(Password.Normalize(verified.Value));

    public static bool IsHash(string text) => BcryptHash.IsHash(text) || Pbkdf2Hash.IsHash(text);

    public PasswordVerdict Verify(string? passwordHash, Secret password)
    {
        var normalized = Password.Normalize(password.Value);
        if (Encoding.UTF8.GetByteCount(normalized) > Password.MaxBytes)
        {
            return PasswordVerdict.Wrong;
        }

        var verdict = Compare(passwordHash, normalized);
        if (verdict != PasswordVerdict.Wrong || normalized == password.Value)
        {
            return verdict;
        }

        // Hashes from before passwords were normalized, and imported ones, are of what was typed.
        return Compare(passwordHash, password.Value) == PasswordVerdict.Wrong ? PasswordVerdict.Wrong : PasswordVerdict.RightButOutdated;
    }

    private PasswordVerdict Compare(string? passwordHash, string password)
    {
        var started = Stopwatch.GetTimestamp();
        var result = VerifyHash(passwordHash ?? dummyHash, password);
        metrics.RecordHash("verify", Stopwatch.GetElapsedTime(started));
        return (passwordHash, result) switch
        {
            (null, _) or (_, PasswordVerificationResult.Failed) => PasswordVerdict.Wrong,
            (_, PasswordVerificationResult.SuccessRehashNeeded) => PasswordVerdict.RightButOutdated,
            _ => PasswordVerdict.Right,
        };
    }

    private string Hash(string password)
    {
        var started = Stopwatch.GetTimestamp();
        var hash = hasher.HashPassword(UnusedUser, password);
        metrics.RecordHash("hash", Stopwatch.GetElapsedTime(started));
        return hash;
    }

    private PasswordVerificationResult VerifyHash(string passwordHash, string password)
    {
        if (BcryptHash.IsHash(passwordHash))
        {
            return BcryptHash.Verify(passwordHash, password)
                ? PasswordVerificationResult.SuccessRehashNeeded
                : PasswordVerificationResult.Failed;
        }

        try
        {
            return hasher.VerifyHashedPassword(UnusedUser, passwordHash, password);
        }
        catch (FormatException)
        {
            // The stored text is not a hash, so no password matches it.
            return PasswordVerificationResult.Failed;
        }
    }
}
