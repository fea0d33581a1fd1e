using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience.Crashes;

/// <summary>A request that changes one user, as long as nobody has heard what became of it.</summary>
/// <param name="Method">How it is sent.</param>
/// <param name="Path">Where to.</param>
/// <param name="Body">What it says.</param>
/// <param name="Before">The user, if this has not happened; null when there was none.</param>
/// <param name="After">The user, if it has; null when there is none any more.</param>
internal sealed record Attempt(HttpMethod Method, string Path, object? Body, Account? Before, Account? After)
{
    /// <summary>The status of the answer to a creation.</summary>
    public const int Created = 201;

    /// <summary>The correlation id, under which the audit tells whether this has happened; also the idempotency key.</summary>
    public string Id { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>The user's own token, where it takes one.</summary>
    public string? Token { get; init; }

    /// <summary>The refresh token that is spent, which tells what the audit does not.</summary>
    public string? Spends { get; init; }

    /// <summary>Whether it takes the token of an administrator.</summary>
    public bool IsAdministration => Path.StartsWith(TestUsers.Path, StringComparison.Ordinal);

    /// <summary>The status of the answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>What is known when the answer is there.</summary>
    public Func<Answer, Account?>? Learn { get; init; }
}
