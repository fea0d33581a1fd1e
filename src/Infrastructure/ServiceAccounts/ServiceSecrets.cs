using System.Security.Cryptography;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Infrastructure.Text;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.ServiceAccounts;

/// <summary>Secrets of 256 random bits, which need no slow hash.</summary>
internal sealed class ServiceSecrets : IServiceSecrets
{
    private const int SecretBytes = 32;

    public Secret Generate() => new(Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(SecretBytes)));

    public string Hash(Secret secret) => Sha256Hex.Of(secret.Value);
}
