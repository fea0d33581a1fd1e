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

/// <summary>Identity's password hasher: PBKDF2-HMAC-SHA512, its parameters stored with each hash. Beside it, bcrypt hashes are understood.</summary>
internal sealed class IdentityPasswords(IPasswordHasher<ApplicationUser> hasher, IOptions<PasswordHasherOptions> options, DirectoryMetrics metrics)
{
    private static readonly ApplicationUser Nobody = new() { OrganizationId = "", Name = "" };

    private readonly string dummyHash = Pbkdf2Hash.WithoutPassword(options.Value.IterationCount);

    public string Hash(Password password) => Hash(password.Value);

    public string Rehash(Secret verified) => Hash(verified.Value);

    public static bool IsHash(string text) => BcryptHash.Is(text) || Pbkdf2Hash.Is(text);

    public PasswordVerdict Verify(string? passwordHash, Secret password)
    {
        if (Encoding.UTF8.GetByteCount(password.Value) > Password.MaxBytes)
        {
            return PasswordVerdict.Wrong;
        }

        var started = Stopwatch.GetTimestamp();
        var verdict = Compare(passwordHash ?? dummyHash, password.Value);
        metrics.RecordHash("verify", Stopwatch.GetElapsedTime(started));
        return (passwordHash, verdict) switch
        {
            (null, _) or (_, PasswordVerificationResult.Failed) => PasswordVerdict.Wrong,
            (_, PasswordVerificationResult.SuccessRehashNeeded) => PasswordVerdict.RightButOutdated,
            _ => PasswordVerdict.Right,
        };
    }

    private string Hash(string password)
    {
        var started = Stopwatch.GetTimestamp();
        var hash = hasher.HashPassword(Nobody, password);
        metrics.RecordHash("hash", Stopwatch.GetElapsedTime(started));
        return hash;
    }

    private PasswordVerificationResult Compare(string passwordHash, string password)
    {
        if (BcryptHash.Is(passwordHash))
        {
            return BcryptHash.Verify(passwordHash, password) ? PasswordVerificationResult.SuccessRehashNeeded : PasswordVerificationResult.Failed;
        }

        try
        {
            return hasher.VerifyHashedPassword(Nobody, passwordHash, password);
        }
        catch (FormatException)
        {
            // What is stored is no hash, and so nobody's.
            return PasswordVerificationResult.Failed;
        }
    }
}
