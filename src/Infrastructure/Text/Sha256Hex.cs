using System.Security.Cryptography;
using System.Text;

namespace HelpDesk.Users.Infrastructure.Text;

/// <summary>Recognises a text without keeping it.</summary>
internal static class Sha256Hex
{
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
