using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>Resolves every table and column that a statement names, and reports those that the schema does not have.</summary>
internal sealed class StatementChecker(SqlServerSchema schema) : TSqlFragmentVisitor
{
    private readonly List<string> problems = [];
    private readonly HashSet<(string Table, SqlVerb Verb)> uses = [];

    /// <summary>What the schema does not have.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>What was done to which table.</summary>
    public IReadOnlySet<(string Table, SqlVerb Verb)> Uses => uses;

    public override void ExplicitVisit(SelectStatement node) => Resolve(node.QueryExpression);

    public override void ExplicitVisit(UpdateSpecification node) => ResolveChange(node, node.FromClause, SqlVerb.Update);

    public override void ExplicitVisit(DeleteSpecification node) => ResolveChange(node, node.FromClause, SqlVerb.Delete);

    public override void ExplicitVisit(InsertSpecification node) => ResolveChange(node, from: null, SqlVerb.Insert);

    public override void ExplicitVisit(QuerySpecification node) => Resolve(node);

    public override void ExplicitVisit(CreateTableStatement node)
    {
        var table = node.SchemaObjectName.BaseIdentifier.Value;
        var columns = node.Definition.TableConstraints.SelectMany(constraint => constraint switch
        {
            UniqueConstraintDefinition unique => unique.Columns.Select(column => NamesOf(column.Column).Name),
            ForeignKeyConstraintDefinition foreign => foreign.Columns.Select(column => column.Value),
            _ => throw new NotSupportedException(constraint.GetType().Name),
        });
        RequireColumns(table, columns);
        foreach (var foreign in node.Definition.TableConstraints.OfType<ForeignKeyConstraintDefinition>())
        {
            RequireColumns(foreign.ReferenceTableName.BaseIdentifier.Value, foreign.ReferencedTableColumns.Select(column => column.Value));
        }
    }

    public override void ExplicitVisit(CreateIndexStatement node) =>
        RequireColumns(node.OnName.BaseIdentifier.Value, node.Columns.Select(column => NamesOf(column.Column).Name));

    public override void ExplicitVisit(MergeSpecification node) => ResolveMerge(node);

    public override void ExplicitVisit(ColumnReferenceExpression node) =>
        problems.Add($"The column {NamesOf(node).Name} stands where this checker does not look.");

    /// <summary>Resolves a query that stands alone.</summary>
    public (IReadOnlyList<SqlOutput> Outputs, string? FirstTable) Resolve(QueryExpression query) => ResolveQuery(query, outer: null);

    /// <summary>Resolves a change, and says which table it changes and what its OUTPUT clause returns.</summary>
    public (string? Table, IReadOnlyList<SqlOutput> Outputs) ResolveChange(DataModificationSpecification change, FromClause? from, SqlVerb verb)
    {
        var scope = new SqlScope(outer: null);
        AddTables(from, scope, reads: false);
        var target = ((NamedTableReference)change.Target).SchemaObject.BaseIdentifier.Value;
        IReadOnlyList<SqlOutput> columns;
        if (scope.HasSource(target))
        {
            columns = AliasedTable(from!, target) is { } aliased ? ColumnsOf(aliased) : [];
        }
        else
        {
            columns = ColumnsOf(target);
            scope.Add(target, columns);
        }

        var table = columns is [var first, ..] ? first.Origin!.Table : null;
        if (table is not null)
        {
            uses.Add((table, verb));
        }

        scope.Add("INSERTED", columns);
        scope.Add("DELETED", columns);
        change.AcceptChildren(new ExpressionVisitor(this, scope));
        return (table, OutputsOf(change.OutputClause?.SelectColumns ?? [], scope));
    }

    /// <summary>Resolves the MERGE by which several rows are inserted at once.</summary>
    public (string? Table, IReadOnlyList<SqlOutput> Outputs) ResolveMerge(MergeSpecification merge)
    {
        if (merge.ActionClauses is not [{ Condition: MergeCondition.NotMatched, Action: InsertMergeAction }])
        {
            throw new NotSupportedException("A MERGE that does more than insert.");
        }

        var source = new FromClause();
        source.TableReferences.Add(merge.TableReference);
        return ResolveChange(merge, source, SqlVerb.Insert);
    }

    private static string? AliasedTable(FromClause from, string alias) =>
        from.TableReferences.SelectMany(Flatten).OfType<NamedTableReference>()
            .FirstOrDefault(named => (named.Alias ?? named.SchemaObject.BaseIdentifier).Value == alias)?.SchemaObject.BaseIdentifier.Value;

    private static IEnumerable<TableReference> Flatten(TableReference reference) => reference switch
    {
        JoinTableReference join => Flatten(join.FirstTableReference).Concat(Flatten(join.SecondTableReference)),
        JoinParenthesisTableReference parenthesis => Flatten(parenthesis.Join),
        _ => [reference],
    };

    private static List<SqlOutput> OutputsOf(IEnumerable<SelectElement> elements, SqlScope scope)
    {
        var outputs = new List<SqlOutput>();
        foreach (var element in elements)
        {
            if (element is not SelectScalarExpression scalar)
            {
                outputs.AddRange(scope.AllColumns);
                continue;
            }

            var reference = scalar.Expression as ColumnReferenceExpression;
            var (alias, name) = reference is null ? default : NamesOf(reference);
            var source = reference is null ? null : scope.Find(alias, name);
            outputs.Add(new(scalar.ColumnName?.Value ?? name ?? "", source?.Origin, source is null ? scalar.Expression : source.Expression));
        }

        return outputs;
    }

    private static (string? Alias, string Name) NamesOf(ColumnReferenceExpression reference)
    {
        var parts = reference.MultiPartIdentifier.Identifiers;
        return (parts.Count > 1 ? parts[^2].Value : null, parts[^1].Value);
    }

    private void RequireColumns(string table, IEnumerable<string> columns)
    {
        var known = ColumnsOf(table).Select(column => column.Name).ToHashSet();
        problems.AddRange(columns.Where(column => known.Count > 0 && !known.Contains(column)).Select(column => $"There is no column {table}.{column}."));
    }

    private (IReadOnlyList<SqlOutput> Outputs, string? FirstTable) ResolveQuery(QueryExpression query, SqlScope? outer)
    {
        switch (query)
        {
            case QuerySpecification specification:
                var scope = new SqlScope(outer);
                AddTables(specification.FromClause, scope, reads: true);
                var outputs = OutputsOf(specification.SelectElements, scope);
                specification.AcceptChildren(new ExpressionVisitor(this, scope));
                return (outputs, scope.FirstTable);
            case QueryParenthesisExpression parenthesis:
                return ResolveQuery(parenthesis.QueryExpression, outer);
            case BinaryQueryExpression binary:
                ResolveQuery(binary.SecondQueryExpression, outer);
                return ResolveQuery(binary.FirstQueryExpression, outer);
            default:
                throw new NotSupportedException(query.GetType().Name);
        }
    }

    private void AddTables(FromClause? from, SqlScope scope, bool reads)
    {
        foreach (var reference in from?.TableReferences.SelectMany(Flatten) ?? [])
        {
            switch (reference)
            {
                case NamedTableReference named:
                    var table = named.SchemaObject.BaseIdentifier.Value;
                    scope.Add((named.Alias ?? named.SchemaObject.BaseIdentifier).Value, ColumnsOf(table));
                    if (reads)
                    {
                        uses.Add((table, SqlVerb.Select));
                    }

                    break;
                case QueryDerivedTable derived:
                    scope.Add(derived.Alias.Value, ResolveQuery(derived.QueryExpression, scope).Outputs);
                    break;
                case InlineDerivedTable values:
                    scope.Add(values.Alias.Value, [.. values.Columns.Select(column => new SqlOutput(column.Value))]);
                    break;
                case OpenJsonTableReference json:
                    scope.Add(json.Alias.Value, json.SchemaDeclarationItems.Count == 0
                        ? [new("key"), new("value"), new("type")]
                        : [.. json.SchemaDeclarationItems.Select(item => new SqlOutput(item.ColumnDefinition.ColumnIdentifier.Value))]);
                    break;
                default:
                    throw new NotSupportedException(reference.GetType().Name);
            }
        }
    }

    private IReadOnlyList<SqlOutput> ColumnsOf(string table)
    {
        if (schema.Tables.TryGetValue(table, out var columns))
        {
            return [.. columns.Select(column => new SqlOutput(column.Name, column))];
        }

        problems.Add($"There is no table {table}.");
        return [];
    }

    /// <summary>Looks at the expressions of one query; the queries inside them have scopes of their own.</summary>
    private sealed class ExpressionVisitor(StatementChecker checker, SqlScope scope) : TSqlFragmentVisitor
    {
        public override void ExplicitVisit(QuerySpecification node) => checker.ResolveQuery(node, scope);

        public override void ExplicitVisit(QueryDerivedTable node)
        {
            // Resolved where its columns were added to the scope.
        }

        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (node.ColumnType == ColumnType.Wildcard)
            {
                return;
            }

            var (alias, name) = NamesOf(node);
            if (scope.Find(alias, name) is null)
            {
                checker.problems.Add($"There is no column {(alias is null ? name : $"{alias}.{name}")}.");
            }
        }
    }
}
