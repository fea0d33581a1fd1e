namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>The names that an expression may use: its own query's tables first, then those of the queries around it.</summary>
internal sealed class SqlScope(SqlScope? outer)
{
    private readonly Dictionary<string, IReadOnlyList<SqlOutput>> sources = [];

    public IEnumerable<SqlOutput> AllColumns => sources.Values.SelectMany(columns => columns);

    /// <summary>The first source's name, by which a statement without conditions is answered.</summary>
    public string? FirstTable { get; private set; }

    public void Add(string alias, IReadOnlyList<SqlOutput> columns)
    {
        FirstTable ??= columns.Select(column => column.Origin?.Table).FirstOrDefault(table => table is not null);
        sources[alias] = columns;
    }

    public bool HasSource(string alias) => sources.ContainsKey(alias) || outer?.HasSource(alias) == true;

    public SqlOutput? Find(string? alias, string column)
    {
        var visible = alias is null
            ? AllColumns
            : sources.TryGetValue(alias, out var columns) ? columns : [];
        return visible.FirstOrDefault(found => found.Name == column) ?? outer?.Find(alias, column);
    }
}
