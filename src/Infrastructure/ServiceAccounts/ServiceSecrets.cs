using System.Security.Cryptography;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Infrastructure.Text;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.ServiceAccounts;

/// <summary>Generates secrets of 256 random bits. Because of their length, a fast hash (SHA-256) is enough.</summary>
internal sealed class ServiceSecrets : IServiceSecrets
{
    private const int SecretBytes = 32;

    public Secret Generate() => new(Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(SecretBytes)));

    public string Hash(Secret secret) => Sha256Hex.Of(secret.Value);
}
