namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>What became of a file of users.</summary>
/// <param name="Created">How many users are new.</param>
/// <param name="Updated">How many users have changed.</param>
/// <param name="Unchanged">How many users were as their rows say.</param>
/// <param name="Failed">How many rows are faulty.</param>
/// <param name="IsAborted">Whether a fault kept the rest of the file out, which is the whole of it unless the others say otherwise.</param>
public sealed record ImportReport(long Created, long Updated, long Unchanged, long Failed, bool IsAborted)
{
    /// <summary>The report of no row at all.</summary>
    public static ImportReport Nothing { get; } = new(0, 0, 0, 0, IsAborted: false);

    /// <summary>What became of the rows that came before and of those that came next.</summary>
    /// <param name="next">The report of those that came next.</param>
    /// <returns>The report of all of them.</returns>
    public ImportReport Add(ImportReport next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new(Created + next.Created, Updated + next.Updated, Unchanged + next.Unchanged, Failed + next.Failed, next.IsAborted);
    }
}
