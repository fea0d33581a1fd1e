using System.Collections.Concurrent;
using HelpDesk.Users.Infrastructure.IntegrationTests.Hosting;
using HelpDesk.Users.Infrastructure.Observability;
using HelpDesk.Users.Infrastructure.Persistence.Sqlite;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.Sqlite;

public sealed class WriteGateTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private DirectoryMetrics metrics = null!;

    [SetUp]
    public void SetUp() => metrics = TestMetrics.Create();

    [Test]
    public async Task Turns_AreGivenInOrderOfArrivalToOneAtATime()
    {
        using var gate = new WriteGate(Long, metrics);
        var (inside, most, order) = (0, 0, new List<int>());
        var first = await gate.EnterAsync(CancellationToken.None);
        var others = Enumerable.Range(0, 50).Select(WriteAsync).ToList();

        await first!.DisposeAsync();
        await Task.WhenAll(others).WaitAsync(Long);

        Assert.That((most, order), Is.EqualTo((1, Enumerable.Range(0, 50).ToList())));

        async Task WriteAsync(int number)
        {
            await using var turn = await gate.EnterAsync(CancellationToken.None);
            most = Math.Max(most, ++inside);
            order.Add(number);
            // Even if its holder has to wait for something else.
            await Task.Yield();
            inside--;
        }
    }

    [Test]
    public async Task Turns_ThatWereWaitedFor_AreSpentOnOneThreadAndLeaveItWhenTheyEnd()
    {
        using var gate = new WriteGate(Long, metrics);
        var (inside, after) = (new List<int>(), new ConcurrentBag<int>());

        // Without the test's own context, as in the service.
        await Task.Run(async () =>
        {
            var first = await gate.EnterAsync(CancellationToken.None);
            var others = Enumerable.Range(0, 20).Select(_ => WriteAsync()).ToList();
            await first!.DisposeAsync();
            await Task.WhenAll(others).WaitAsync(Long);
        });

        Assert.That(inside.Distinct().Count(), Is.EqualTo(1));
        Assert.That(after, Does.Not.Contain(inside[0]));

        async Task WriteAsync()
        {
            await using (await gate.EnterAsync(CancellationToken.None))
            {
                inside.Add(Environment.CurrentManagedThreadId);
            }

            after.Add(Environment.CurrentManagedThreadId);
        }
    }

    [Test]
    public async Task Enter_WhenTheHolderDoesNotGetOn_TimesOutAndLosesNoTurn()
    {
        using var gate = new WriteGate(TimeSpan.FromSeconds(1), metrics);
        var held = await gate.EnterAsync(CancellationToken.None);

        Assert.That(async () => await gate.EnterAsync(CancellationToken.None), Throws.TypeOf<TimeoutException>());
        await held!.DisposeAsync();
        await using var next = await gate.EnterAsync(CancellationToken.None);
        Assert.That(next, Is.Not.Null);
    }

    [Test]
    public async Task Enter_WhenGivenUp_LosesNoTurn()
    {
        using var gate = new WriteGate(Long, metrics);
        using var givenUp = new CancellationTokenSource();
        var held = await gate.EnterAsync(CancellationToken.None);
        var waiting = gate.EnterAsync(givenUp.Token);
        var behind = gate.EnterAsync(CancellationToken.None);

        await givenUp.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        await held!.DisposeAsync();
        await using var next = await behind.WaitAsync(Long);
        Assert.That(next, Is.Not.Null);
    }

    [Test]
    public async Task Enter_WhenTheWorkOfATurnFails_LosesNoTurn()
    {
        using var gate = new WriteGate(Long, metrics);

        Assert.That(FailAsync, Throws.TypeOf<InvalidOperationException>());
        await using var next = await gate.EnterAsync(CancellationToken.None).WaitAsync(Long);
        Assert.That(next, Is.Not.Null);

        async Task FailAsync()
        {
            await using var turn = await gate.EnterAsync(CancellationToken.None);
            throw new InvalidOperationException("Fails in its turn.");
        }
    }

    [Test]
    public async Task Enter_WhereEverybodyIsLetThrough_NeedsNoTurn()
    {
        using var gate = new WriteGate(maxWait: null, metrics);

        Assert.That((await gate.EnterAsync(CancellationToken.None), await gate.EnterAsync(CancellationToken.None)), Is.EqualTo(((IAsyncDisposable?)null, (IAsyncDisposable?)null)));
    }
}
