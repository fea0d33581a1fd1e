using System.Security.Cryptography;
using HelpDesk.Users.Application.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace HelpDesk.Users.Infrastructure.SignIn;

/// <summary>Secrets of 256 random bits, which need no slow hash.</summary>
internal sealed class ServiceSecrets : IServiceSecrets
{
    private const int SecretBytes = 32;

    public Secret Generate() => new(Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(SecretBytes)));

    public string Hash(Secret secret) => Sha256Hex.Of(secret.Value);
}
