namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>The result of an import of users.</summary>
/// <param name="Unchanged">The number of users whose rows change nothing.</param>
/// <param name="Failed">The number of rows with errors.</param>
/// <param name="IsAborted">Whether an error stopped the import. The other numbers say what was stored before it stopped.</param>
public sealed record ImportReport(long Created, long Updated, long Unchanged, long Failed, bool IsAborted)
{
    /// <summary>The report of an import without rows.</summary>
    public static ImportReport Nothing { get; } = new(0, 0, 0, 0, IsAborted: false);

    /// <summary>Adds the report of the next rows to this one.</summary>
    public ImportReport Add(ImportReport next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new(Created + next.Created, Updated + next.Updated, Unchanged + next.Unchanged, Failed + next.Failed, next.IsAborted);
    }
}
