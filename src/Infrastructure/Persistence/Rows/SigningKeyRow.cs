namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A stored signing key.</summary>
internal sealed class SigningKeyRow
{
    /// <summary>The primary key: counts the keys from 1, so that only one of two concurrent instances can create the next key.</summary>
    public required int Generation { get; init; }

    /// <summary>The RFC 7638 thumbprint of the public key.</summary>
    public required string KeyId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the key starts to sign, UTC. Until then it is only published. It signs until its successor starts.</summary>
    public required DateTimeOffset SignsFrom { get; init; }

    /// <summary>The private key (PKCS #8), encrypted by ASP.NET Core Data Protection.</summary>
    public required string ProtectedPrivateKey { get; init; }
}
