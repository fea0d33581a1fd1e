using System.Buffers.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience.Crashes;

/// <summary>
/// Somebody who changes a few users of its own, one request after another, and keeps the ledger of them: what was acknowledged, and
/// the one request that may be without an answer.
/// </summary>
internal sealed class Writer(int number, int seed)
{
    private const string SignInPath = "/api/auth";
    private const int MostAccounts = 4;
    private const int MostFailures = 5;
    private const int OldTokensAtOnce = 5;

    private static readonly string[] Roles = ["ADMIN", "MESA", "AREA", "USUARIO"];

    private readonly Random random = new(seed + number);
    private readonly List<Account> accounts = [];
    private int serial;
    private int tried;
    private Attempt? inDoubt;
    private Attempt? unansweredCreation;

    public IReadOnlyList<Account> Accounts => accounts;

    /// <summary>The access tokens that count no more.</summary>
    public List<string> EndedAccessTokens { get; } = [];

    /// <summary>The refresh tokens that count no more.</summary>
    public List<string> EndedRefreshTokens { get; } = [];

    /// <summary>Sends requests until one gets no answer.</summary>
    public async Task WriteAsync(HttpClient client, string adminToken, Action acknowledged)
    {
        while (await TryAsync(Next(), client, adminToken))
        {
            acknowledged();
        }
    }

    /// <summary>Looks what became of the request without an answer: all of it, or nothing.</summary>
    /// <returns>Whether it has happened; null when all were answered.</returns>
    public bool? Resolve(StoredDirectory stored)
    {
        if (inDoubt is not { } attempt)
        {
            return null;
        }

        var hasHappened = attempt.Spends is { } spent ? !stored.IsUnused(spent) : stored.HasRecord(attempt.Id);
        var account = hasHappened ? attempt.After : attempt.Before;
        if (account is not null && stored.Find(account.State.Email) is { } found)
        {
            // The failures of an address are counted, and forgotten, in a transaction of their own.
            Assert.That(new[] { attempt.Before?.State.Failures, attempt.After?.State.Failures }, Does.Contain(found.Failures));
            account = account with { State = account.State with { Id = found.Id, Failures = found.Failures } };
        }

        Replace(attempt.Before, account);
        inDoubt = null;
        unansweredCreation = attempt.Status == Attempt.Created ? attempt with { Before = account } : null;
        return hasHappened;
    }

    /// <summary>Sends a creation again that was not answered: with its idempotency key, it makes one user and no other.</summary>
    public async Task CreateAgainAsync(HttpClient client, string adminToken)
    {
        if (unansweredCreation is { } creation)
        {
            unansweredCreation = null;
            Assert.That(await TryAsync(creation, client, adminToken), Is.True);
            Assert.That(accounts[^1].State.Id, Is.EqualTo(creation.Before?.State.Id ?? accounts[^1].State.Id));
        }
    }

    /// <summary>Compares the ledger with what is stored.</summary>
    public void Compare(StoredDirectory stored)
    {
        for (var i = 0; i < accounts.Count; i++)
        {
            var account = accounts[i];
            Assert.That(stored.Find(account.State.Email), Is.EqualTo(account.State));
            accounts[i] = account with { PasswordHash = stored.CheckPassword(account) };
            Assert.That(account.RefreshTokens.Select(stored.Counts), Is.All.True);
        }

        Assert.That(EndedRefreshTokens.Select(stored.Counts), Is.All.False);
    }

    /// <summary>Sends the tokens that count, those that have ended since the last time, and some that had before.</summary>
    public async Task TryTokensAsync(HttpClient client)
    {
        foreach (var account in accounts)
        {
            foreach (var token in account.AccessTokens)
            {
                Assert.That((await MeAsync(client, token)).Text, Does.Contain(account.State.Email));
            }
        }

        var old = EndedAccessTokens.Take(tried).OrderBy(_ => random.Next()).Take(OldTokensAtOnce);
        foreach (var token in EndedAccessTokens.Skip(tried).Concat(old).ToList())
        {
            Assert.That((await MeAsync(client, token)).Status, Is.EqualTo(401));
        }

        tried = EndedAccessTokens.Count;
    }

    private static Task<Answer> MeAsync(HttpClient client, string token) =>
        client.AnswerAsync(HttpMethod.Get, $"{SignInPath}/me", null, ("Authorization", $"Bearer {token}"));

    private async Task<bool> TryAsync(Attempt attempt, HttpClient client, string adminToken)
    {
        inDoubt = attempt;
        Answer answer;
        try
        {
            answer = await client.AnswerAsync(
                attempt.Method,
                attempt.Path,
                attempt.Body,
                ("Authorization", attempt.Token is { } token ? $"Bearer {token}" : attempt.IsAdministration ? $"Bearer {adminToken}" : ""),
                ("X-Correlation-ID", attempt.Id),
                ("Idempotency-Key", attempt.Id));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return false;
        }

        Assert.That(answer.Status, Is.EqualTo(attempt.Status), $"{attempt.Method} {attempt.Path}: {answer.Text}");
        Replace(attempt.Before, attempt.Learn is { } learn ? learn(answer) : attempt.After);
        inDoubt = null;
        return true;
    }

    private void Replace(Account? before, Account? after)
    {
        if (before is not null)
        {
            accounts.RemoveAll(account => account.State.Email == before.State.Email);
            EndedAccessTokens.AddRange(before.AccessTokens.Except(after?.AccessTokens ?? []));
            EndedRefreshTokens.AddRange(before.RefreshTokens.Except(after?.RefreshTokens ?? []));
        }

        if (after is not null)
        {
            accounts.Add(after);
        }
    }

    private Attempt Next()
    {
        serial++;
        if (accounts.Count == 0)
        {
            return Create();
        }

        var account = accounts[random.Next(accounts.Count)];
        if (account.RefreshTokens.FirstOrDefault() is { } token && random.Next(2) == 0)
        {
            return random.Next(5) == 0 ? LogOut(account, token) : Refresh(account, token);
        }

        return random.Next(100) switch
        {
            < 4 when accounts.Count < MostAccounts => Create(),
            < 7 => new(HttpMethod.Delete, account.Path, null, account, null),
            < 9 => ResetPassword(account),
            < 10 when account.State.Failures < MostFailures => FailToLogIn(account),
            < 12 when account.AccessTokens.FirstOrDefault() is { } own => ChangePassword(account, own),
            < 16 when account.AccessTokens.FirstOrDefault() is { } own => LogOutEverywhere(account, own),
            < 24 when account.State.IsActive => LogIn(account),
            < 38 => LetInOrOut(account),
            < 52 => Move(account),
            _ => Update(account),
        };
    }

    private Attempt Create()
    {
        var state = new StoredUser(null, NewEmail(), $"Persona {serial}", $"{serial}", Roles[random.Next(Roles.Length)], $"AREA {serial}");
        var created = new Account(state, NewPassword());
        var body = new { email = state.Email, nombre = state.Nombre, telefono = state.Telefono, rol = state.Roles, area = state.Area, password = created.Password };
        return new(HttpMethod.Post, TestUsers.Path, body, null, created)
        {
            Status = Attempt.Created,
            Learn = answer => created with { State = state with { Id = (string)answer.Json["id"]! } },
        };
    }

    /// <summary>Several members at once, which must not be mixed with those of before.</summary>
    private Attempt Update(Account account)
    {
        var state = account.State with { Nombre = $"Persona {serial}", Telefono = $"{serial}" };
        if (random.Next(4) == 0)
        {
            state = state with { Email = NewEmail(), Failures = 0 };
        }

        return Patch(account, new { email = state.Email, nombre = state.Nombre, telefono = state.Telefono }, account with { State = state });
    }

    private Attempt Move(Account account)
    {
        var state = account.State with { Roles = Roles[random.Next(Roles.Length)], Area = $"AREA {serial}", Nombre = $"Persona {serial}" };
        return Patch(account, new { rol = state.Roles, area = state.Area, nombre = state.Nombre }, account.SignedOut() with { State = state });
    }

    private Attempt LetInOrOut(Account account)
    {
        var state = account.State with { IsActive = !account.State.IsActive, Telefono = $"{serial}" };
        return Patch(account, new { is_active = state.IsActive, telefono = state.Telefono }, account.SignedOut() with { State = state });
    }

    private Attempt ResetPassword(Account account)
    {
        var password = NewPassword();
        var state = account.State with { MustChangePassword = true, FormerPasswords = 1, Failures = 0, Nombre = $"Persona {serial}" };
        return Patch(account, new { password, nombre = state.Nombre }, account.SignedOut() with { State = state, Password = password, PasswordHash = "" });
    }

    private Attempt ChangePassword(Account account, string token)
    {
        var password = NewPassword();
        var state = account.State with { MustChangePassword = false, FormerPasswords = 1, Failures = 0 };
        return Post(
            "change-password",
            new { current_password = account.Password, new_password = password },
            account,
            account.SignedOut() with { State = state, Password = password, PasswordHash = "" }) with { Token = token };
    }

    private static Attempt LogIn(Account account)
    {
        var after = account with { State = account.State with { HasSignedIn = true, Sessions = account.State.Sessions + 1, Failures = 0 } };
        return Post("login", new { email = account.State.Email, password = account.Password }, account, after) with { Learn = answer => WithTokens(after, answer) };
    }

    private static Attempt FailToLogIn(Account account) => Post(
        "login",
        new { email = account.State.Email, password = "no-es-esta" },
        account,
        account with { State = account.State with { Failures = account.State.Failures + 1 } }) with { Status = 401 };

    private static Attempt Refresh(Account account, string token)
    {
        var after = account with { RefreshTokens = account.RefreshTokens.Remove(token) };
        return Post("refresh", new { refresh_token = token }, account, after) with { Spends = token, Learn = answer => WithTokens(after, answer) };
    }

    private static Attempt LogOut(Account account, string token) => Post(
        "logout",
        new { refresh_token = token },
        account,
        account with
        {
            AccessTokens = account.AccessTokens.Except(account.AccessTokens.Where(own => account.SessionOf[own] == account.SessionOf[token])),
            RefreshTokens = account.RefreshTokens.Remove(token),
            State = account.State with { Sessions = account.State.Sessions - 1 },
        }) with { Spends = token };

    private static Attempt LogOutEverywhere(Account account, string token) => Post("logout-all", null, account, account.SignedOut()) with { Token = token };

    private static Account WithTokens(Account account, Answer answer)
    {
        var (access, refresh) = ((string)answer.Json["access_token"]!, (string)answer.Json["refresh_token"]!);
        var session = (string)JsonNode.Parse(Base64Url.DecodeFromChars(access.Split('.')[1]))!["sid"]!;
        return account with
        {
            AccessTokens = account.AccessTokens.Add(access),
            RefreshTokens = account.RefreshTokens.Add(refresh),
            SessionOf = account.SessionOf.SetItem(access, session).SetItem(refresh, session),
        };
    }

    private static Attempt Patch(Account account, object body, Account after) => new(HttpMethod.Patch, account.Path, body, account, after);

    private static Attempt Post(string call, object? body, Account account, Account after) => new(HttpMethod.Post, $"{SignInPath}/{call}", body, account, after);

    private string NewEmail() => $"escritor{number}.{serial}@helpdesk.local";

    private string NewPassword() => $"Clave-{number}-{serial}";
}
