using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.Works;

/// <summary>A user of the works office: who it is, and what it signed in with.</summary>
public sealed class WorksPerson(HelpDeskService service, string id, string email, string password) : IDisposable
{
    public string Id => id;

    public string Email => email;

    public string Password { get; set; } = password;

    /// <summary>Where the user is managed.</summary>
    public string Path => $"/users/{id}";

    /// <summary>Sends the token of the last sign-in.</summary>
    public HttpClient Client { get; private set; } = service.CreateClient();

    public Task<Answer> LogInAsync() => service.Client.PostAnswerAsync("/auth/login", new { email, password = Password });

    public async Task<Answer> SignInAsync()
    {
        var answer = await LogInAsync();
        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        Client.Dispose();
        Client = service.WithToken((string)answer.Json["access_token"]!);
        return answer;
    }

    public void Dispose() => Client.Dispose();
}
