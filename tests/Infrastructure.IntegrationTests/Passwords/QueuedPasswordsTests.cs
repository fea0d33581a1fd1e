using System.Collections.Concurrent;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Passwords;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Passwords;

public sealed class QueuedPasswordsTests
{
    private static readonly int Capacity = QueuedPasswords.MaxWaitingPerProcessor * Environment.ProcessorCount;

    private readonly Password password = Password.Parse("Secreto-1").Value;
    private WaitingHasher hasher = null!;
    private QueuedPasswords passwords = null!;

    [SetUp]
    public void SetUp()
    {
        hasher = new();
        passwords = new(new(hasher, Options.Create(new PasswordHasherOptions()), TestMetrics.Create()));
    }

    [TearDown]
    public void TearDown()
    {
        passwords.Dispose();
        hasher.Dispose();
    }

    [Test]
    public async Task Hash_WhenManyAsk_HashesAsManyAtOnceAsThereAreProcessors()
    {
        var all = Enumerable.Range(0, Environment.ProcessorCount + 3).Select(_ => HashAsync()).ToList();
        await hasher.StartedAsync(Environment.ProcessorCount);

        Assert.That(all.Count(one => one.IsCompleted), Is.Zero);
        hasher.GoOn.Set();
        await Task.WhenAll(all);
        Assert.That(hasher.MostAtOnce, Is.EqualTo(Environment.ProcessorCount));
    }

    [Test]
    public async Task Hash_WhenTooManyWait_IsRefusedUntilTheyAreServed()
    {
        var waiting = Enumerable.Range(0, Capacity).Select(_ => HashAsync()).ToList();

        Assert.That(async () => await HashAsync(), Throws.TypeOf<TooBusyException>());
        hasher.GoOn.Set();
        await Task.WhenAll(waiting);
        Assert.That(await HashAsync(), Is.EqualTo(WaitingHasher.Hash));
    }

    [Test]
    public async Task Verify_WhenItsRequestIsGivenUp_LeavesTheQueue()
    {
        using var givenUp = new CancellationTokenSource();
        var busy = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => HashAsync()).ToList();
        await hasher.StartedAsync(Environment.ProcessorCount);
        var waiting = passwords.VerifyAsync(WaitingHasher.Hash, new("Secreto-1"), givenUp.Token);

        await givenUp.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        hasher.GoOn.Set();
        await Task.WhenAll(busy);
        Assert.That(await HashAsync(), Is.EqualTo(WaitingHasher.Hash));
    }

    private Task<string> HashAsync() => passwords.HashAsync(password, CancellationToken.None);

    /// <summary>Hashes nothing until it is told to go on.</summary>
    private sealed class WaitingHasher : IPasswordHasher<ApplicationUser>, IDisposable
    {
        public const string Hash = "hash";

        private readonly SemaphoreSlim started = new(0);
        private readonly ConcurrentBag<int> atOnce = [];
        private int working;

        public ManualResetEventSlim GoOn { get; } = new();

        public int MostAtOnce => atOnce.Max();

        public async Task StartedAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await started.WaitAsync();
            }
        }

        public string HashPassword(ApplicationUser user, string password) => Work(Hash);

        public PasswordVerificationResult VerifyHashedPassword(ApplicationUser user, string hashedPassword, string providedPassword) =>
            Work(PasswordVerificationResult.Success);

        public void Dispose()
        {
            started.Dispose();
            GoOn.Dispose();
        }

        private T Work<T>(T result)
        {
            atOnce.Add(Interlocked.Increment(ref working));
            started.Release();
            GoOn.Wait();
            Interlocked.Decrement(ref working);
            return result;
        }
    }
}
