using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience.Crashes;

/// <summary>What all writers know, kept outside of the service.</summary>
internal sealed class Ledger(string file, int writers, int seed)
{
    private readonly List<Writer> writers = [.. Enumerable.Range(1, writers).Select(number => new Writer(number, seed))];
    private int acknowledged;

    /// <summary>How many requests were answered.</summary>
    public int Acknowledged => acknowledged;

    /// <summary>How many requests without an answer had been carried out.</summary>
    public int Happened { get; private set; }

    /// <summary>How many requests without an answer had not.</summary>
    public int NeverHappened { get; private set; }

    public int EndedTokens => writers.Sum(writer => writer.EndedAccessTokens.Count + writer.EndedRefreshTokens.Count);

    /// <summary>Lets all write, until so many writes are acknowledged, and then for as long as the end takes that is given.</summary>
    public async Task WriteAsync(HttpClient client, string adminToken, int writes, Func<Task> end)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var last = acknowledged + writes;
        var writing = writers.Select(writer => Task.Run(() => writer.WriteAsync(client, adminToken, Acknowledge))).ToList();
        await Task.WhenAny([enough.Task, .. writing]);
        await end();
        await Task.WhenAll(writing);

        void Acknowledge()
        {
            if (Interlocked.Increment(ref acknowledged) >= last)
            {
                enough.TrySetResult();
            }
        }
    }

    /// <summary>Compares with what is stored and with what the tokens open, and then sends creations again that were not answered.</summary>
    public async Task CompareAsync(HttpClient client, string adminToken)
    {
        using (var stored = new StoredDirectory(file))
        {
            var resolved = writers.ConvertAll(writer => writer.Resolve(stored));
            Happened += resolved.Count(hasHappened => hasHappened is true);
            NeverHappened += resolved.Count(hasHappened => hasHappened is false);
            Assert.That(stored.FindFaults(), Is.Empty);
            writers.ForEach(writer => writer.Compare(stored));
            Assert.That(stored.Emails, Is.EquivalentTo(writers.SelectMany(writer => writer.Accounts).Select(account => account.State.Email)));
        }

        await VerifyAuditAsync();
        await Task.WhenAll(writers.Select(writer => writer.TryTokensAsync(client)));
        await Task.WhenAll(writers.Select(writer => writer.CreateAgainAsync(client, adminToken)));
    }

    private async Task VerifyAuditAsync()
    {
        await using var services = DirectoryServices.BuildOn(file);
        await using var scope = services.CreateAsyncScope();
        var verified = await scope.ServiceProvider.GetRequiredService<IAuditVerifier>().VerifyAsync(CancellationToken.None);
        Assert.That(verified.Fault, Is.Null);
    }
}
