using System.Collections.Immutable;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience.Crashes;

/// <summary>A user as the ledger has it.</summary>
/// <param name="State">What is stored.</param>
/// <param name="Password">What opens it.</param>
internal sealed record Account(StoredUser State, string Password)
{
    /// <summary>The hash of the password when it was last compared; null for the first password, empty for one that is to be compared.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Those that count.</summary>
    public ImmutableHashSet<string> AccessTokens { get; init; } = [];

    /// <summary>Those that count.</summary>
    public ImmutableHashSet<string> RefreshTokens { get; init; } = [];

    /// <summary>The session of each token that was ever issued.</summary>
    public ImmutableDictionary<string, string> SessionOf { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Path => $"{TestUsers.Path}/{State.Id}";

    /// <summary>The same without its tokens: what happens to who is locked out.</summary>
    public Account SignedOut() => this with { AccessTokens = [], RefreshTokens = [] };
}
