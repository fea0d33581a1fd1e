using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence.SqlServer;

/// <summary>
/// Retries the failures that EF Core considers transient, even if EF Core has wrapped them: inside a transaction it reports them as an
/// <see cref="InvalidOperationException"/>.
/// </summary>
internal sealed class SqlServerRetries(DbContext context) : SqlServerRetryingExecutionStrategy(context)
{
    protected override bool ShouldRetryOn(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return base.ShouldRetryOn(exception.GetBaseException());
    }
}
