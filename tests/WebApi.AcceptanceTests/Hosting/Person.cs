using System.Text.Json.Nodes;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>A user of a test: who it is, and what it signed in with.</summary>
public sealed class Person : IDisposable
{
    private readonly HelpDeskService service;

    private Person(HelpDeskService service, JsonNode user, string password)
    {
        this.service = service;
        Id = (string)user["id"]!;
        Email = (string)user["email"]!;
        Password = password;
        Client = service.CreateClient();
    }

    public string Id { get; }

    public string Email { get; }

    public string Password { get; private set; }

    /// <summary>Where the user is managed.</summary>
    public string Path => $"{TestUsers.Path}/{Id}";

    /// <summary>Sends the token of the last sign-in.</summary>
    public HttpClient Client { get; private set; }

    public string AccessToken { get; private set; } = "";

    public string RefreshToken { get; private set; } = "";

    /// <summary>Created by an administrator, and not signed in yet.</summary>
    public static async Task<Person> CreateAsync(HelpDeskService service, HttpClient admin, string rol = "USUARIO", string? area = null)
    {
        var body = TestUsers.With(("rol", rol), ("area", area));
        var created = await admin.PostAnswerAsync(TestUsers.Path, body);
        Assert.That(created.Status, Is.EqualTo(201), created.Text);
        return new(service, created.Json, (string)body["password"]!);
    }

    /// <summary>Created by an administrator, and signed in with a password of its own.</summary>
    public static async Task<Person> JoinAsync(HelpDeskService service, HttpClient admin, string rol = "USUARIO", string? area = null)
    {
        var person = await CreateAsync(service, admin, rol, area);
        await person.SignInAsync();
        await person.ChangePasswordAsync($"{person.Password}!");
        await person.SignInAsync();
        return person;
    }

    public async Task SignInAsync()
    {
        var session = await service.LogInAsync(Email, Password);
        (AccessToken, RefreshToken) = ((string)session["access_token"]!, (string)session["refresh_token"]!);
        Client.Dispose();
        Client = service.WithToken(AccessToken);
    }

    public async Task ChangePasswordAsync(string password)
    {
        var changed = await Client.PostAnswerAsync("/api/auth/change-password", new { current_password = Password, new_password = password });
        Assert.That(changed.Status, Is.EqualTo(200), changed.Text);
        Password = password;
    }

    public void Dispose() => Client.Dispose();
}
