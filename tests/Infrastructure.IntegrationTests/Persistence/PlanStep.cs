using System.Text.RegularExpressions;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence;

/// <summary>
/// A step of SQLite's plan for a query. SQLite words plans for people, and differently from version to version: only what is read here
/// matters, which is what a step does, on which table and with which index.
/// </summary>
/// <param name="IsInside">Whether it is part of another one.</param>
/// <param name="Text">SQLite's own words.</param>
internal sealed partial record PlanStep(bool IsInside, string Text)
{
    private readonly Match reading = Reading().Match(Text);

    /// <summary>Finds rows by an index or a key.</summary>
    public bool IsSearch => reading.Groups["verb"].Value == "SEARCH";

    /// <summary>Reads all rows of a table, or of what another part of the plan has found.</summary>
    public bool IsScan => reading.Groups["verb"].Value == "SCAN" && !ConstantRow().IsMatch(Text);

    /// <summary>Keeps all rows of a part before they are used.</summary>
    public bool IsMaterialization => Text.StartsWith("MATERIALIZE", StringComparison.Ordinal);

    /// <summary>Sorts all rows, as no index has them in the order that is wanted.</summary>
    public bool IsSort => Sorting().IsMatch(Text);

    /// <summary>Takes longer the more rows there are.</summary>
    public bool IsCostly => IsScan || IsMaterialization || IsSort;

    /// <summary>What is read: a table's alias, or a part of the plan; empty for a step that reads nothing.</summary>
    public string Source => reading.Groups["source"].Value;

    /// <summary>The part of the plan that this step begins; empty for others.</summary>
    public string Part => CoRoutine().Match(Text).Groups["name"].Value;

    /// <summary>The index that rows are found by, or in whose order they are read; empty for none.</summary>
    public string Index => UsedIndex().Match(Text).Groups["index"].Value;

    /// <summary>Whether a column bounds which part of the index is read.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="sign">How: &lt;, &gt; or =.</param>
    public bool IsBoundBy(string column, char sign) => Regex.IsMatch(Bounds().Match(Text).Value, $@"\b{column}\b[^?<>=]*{sign}");

    public override string ToString() => Text;

    [GeneratedRegex(@"^(?<verb>SEARCH|SCAN) (TABLE )?(?<source>\S+)( AS (?<source>\S+))?")]
    private static partial Regex Reading();

    /// <summary>The step of a query that only asks whether there is something; nothing is read for it.</summary>
    [GeneratedRegex(@"^SCAN \d*\s*CONSTANT ROWS?$")]
    private static partial Regex ConstantRow();

    [GeneratedRegex(@"TEMP B-TREE FOR .*ORDER BY")]
    private static partial Regex Sorting();

    [GeneratedRegex(@"^CO-ROUTINE (?<name>\S+)")]
    private static partial Regex CoRoutine();

    [GeneratedRegex(@"\bINDEX (?<index>\S+)")]
    private static partial Regex UsedIndex();

    [GeneratedRegex(@"\(.*\)")]
    private static partial Regex Bounds();
}
