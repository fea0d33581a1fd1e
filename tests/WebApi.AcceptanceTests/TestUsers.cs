using System.Text.Json.Nodes;

namespace HelpDesk.Users.WebApi.AcceptanceTests;

/// <summary>Bodies of creates that succeed, until a test changes a member.</summary>
internal static class TestUsers
{
    public const string Path = "/api/auth/users";

    /// <summary>The members of the user object, in order.</summary>
    public static readonly string[] Members = ["id", "email", "nombre", "rol", "area", "telefono", "is_active"];

    private static int count;

    public static string NewEmail() => $"usuario{Interlocked.Increment(ref count)}@helpdesk.local";

    public static JsonObject New() => new()
    {
        ["email"] = NewEmail(),
        ["nombre"] = "Ana Torres",
        ["password"] = "Inicial-1",
        ["rol"] = "USUARIO",
    };

    public static JsonObject With(params (string Name, JsonNode? Value)[] members)
    {
        var user = New();
        foreach (var (name, value) in members)
        {
            user[name] = value;
        }

        return user;
    }
}
