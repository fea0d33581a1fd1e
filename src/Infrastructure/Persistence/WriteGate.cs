namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// SQLite has one writer at a time, and who waits for it inside SQLite blocks a thread. The writers of one process queue here
/// instead, in order of arrival. Other databases let everybody through.
/// </summary>
/// <param name="isSingleWriter">Whether the database has one writer at a time.</param>
internal sealed class WriteGate(bool isSingleWriter) : IDisposable
{
    private readonly SemaphoreSlim? turn = isSingleWriter ? new(1, 1) : null;

    /// <summary>Waits for a turn, which ends when the returned object is disposed of.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (turn is null)
        {
            return null;
        }

        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    public void Dispose() => turn?.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
