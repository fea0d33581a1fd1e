using System.Security.Cryptography;
using System.Text;

namespace HelpDesk.Users.Infrastructure.Text;

/// <summary>SHA-256 in hexadecimal, to look up a text that isn't stored itself.</summary>
internal static class Sha256Hex
{
    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
