using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence.SqlServer;

/// <summary>
/// EF Core's own choice of failures that pass, also where EF Core has wrapped them: what runs inside a transaction tells of them as an
/// <see cref="InvalidOperationException"/>.
/// </summary>
/// <param name="context">What is run on.</param>
internal sealed class SqlServerRetries(DbContext context) : SqlServerRetryingExecutionStrategy(context)
{
    protected override bool ShouldRetryOn(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return base.ShouldRetryOn(exception.GetBaseException());
    }
}
