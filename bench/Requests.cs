using System.Net.Http.Headers;

namespace HelpDesk.Users.Bench;

/// <summary>The requests that are measured, by connection and how many that has sent.</summary>
internal static class Requests
{
    /// <summary>How many users are asked for in turn.</summary>
    public const int Few = 1_000;

    /// <summary>How many users a large directory has.</summary>
    public const int Many = 100_000;

    private const int PageSize = 20;

    private static int created;

    public static HttpRequestMessage List(int connection, int sent) => Get("/api/auth/users");

    public static HttpRequestMessage ById(int connection, int sent) =>
        Get($"/api/auth/users/{DirectoryFile.IdOf(1 + (((sent * 16) + connection) % Few))}");

    public static HttpRequestMessage FirstPage(int connection, int sent) => Get($"/api/auth/users?area=SISTEMAS&limit={PageSize}");

    public static HttpRequestMessage PageAfter(string cursor) => Get($"/api/auth/users?area=SISTEMAS&limit={PageSize}&cursor={cursor}");

    /// <summary>The reference's pages go on after a number, and look for one user more to know whether another page comes.</summary>
    public static HttpRequestMessage ReferencePageAfter(long number) => Get($"/api/auth/users?area=SISTEMAS&limit={PageSize + 1}&after={number}");

    public static HttpRequestMessage Rename(int connection, int sent) =>
        Send(HttpMethod.Patch, $"/api/auth/users/{DirectoryFile.IdOf(1 + connection)}", $$"""{"nombre":"Name {{sent}}"}""");

    public static HttpRequestMessage LogIn(int connection, int sent) =>
        Send(HttpMethod.Post, "/api/auth/login", $$"""{"email":"{{DirectoryFile.EmailOf(1 + (((sent * 16) + connection) % Few))}}","password":"{{Service.Password}}"}""");

    public static HttpRequestMessage Create(int connection, int sent) => Send(
        HttpMethod.Post,
        "/api/auth/users",
        $$"""{"email":"new{{Interlocked.Increment(ref created)}}@example.com","nombre":"New User","password":"Bench-2026","rol":"USUARIO"}""");

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(path, UriKind.Relative));

    private static HttpRequestMessage Send(HttpMethod method, string path, string body) => new(method, new Uri(path, UriKind.Relative))
    {
        Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json")),
    };
}
