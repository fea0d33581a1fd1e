namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>A signing key as stored.</summary>
internal sealed class SigningKeyRow
{
    /// <summary>Which key it is, counted from 1: the primary key, so that of two instances that make one at once only one does.</summary>
    public required int Generation { get; init; }

    /// <summary>The RFC 7638 thumbprint of the public key.</summary>
    public required string KeyId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it starts to sign, UTC; until then it is only published. It ends when its successor starts.</summary>
    public required DateTimeOffset SignsFrom { get; init; }

    /// <summary>The private key (PKCS #8), encrypted by ASP.NET Data Protection.</summary>
    public required string ProtectedPrivateKey { get; init; }
}
