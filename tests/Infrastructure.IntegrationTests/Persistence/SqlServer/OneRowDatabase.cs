using System.Data;
using System.Data.Common;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>
/// Answers what the application asks of SQL Server, so that it goes on and asks the next thing. It keeps the first row that is
/// inserted into each table, and every one of the migrations' history, looks at no condition, and records every command.
/// </summary>
internal sealed class OneRowDatabase(SqlServerSchema schema)
{
    private const string History = "__EFMigrationsHistory";

    private readonly Lock recording = new();
    private readonly List<string> commands = [];
    private readonly Dictionary<string, Dictionary<string, object>> rows = [];
    private readonly List<Dictionary<string, object>> applied = [];

    /// <summary>Says how many rows a change finds, when that is not what the table holds.</summary>
    public Func<string, int?> Affected { get; set; } = _ => null;

    /// <summary>Called with each command's text once it is carried out.</summary>
    public Action<string> Executed { get; set; } = _ => { };

    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (recording)
            {
                return [.. commands];
            }
        }
    }

    public bool Has(string table) => rows.ContainsKey(table);

    /// <summary>Carries a command out: its result sets, and how many rows it changed.</summary>
    public (IReadOnlyList<DataTable> Results, int Affected) Execute(string sql, DbParameterCollection parameters)
    {
        lock (recording)
        {
            commands.Add(sql);
            var visitor = new ExecutingVisitor(this, schema, parameters);
            SqlParsing.Parse(sql).Accept(visitor);
            Executed(sql);
            return (visitor.Results, visitor.Affected);
        }
    }

    private sealed class ExecutingVisitor(OneRowDatabase database, SqlServerSchema schema, DbParameterCollection parameters) : TSqlFragmentVisitor
    {
        private readonly StatementChecker resolver = new(schema);

        public List<DataTable> Results { get; } = [];

        public int Affected { get; private set; }

        public override void ExplicitVisit(SelectStatement node)
        {
            var (outputs, table) = resolver.Resolve(node.QueryExpression);
            var isCount = outputs.Any(output => output.Expression is FunctionCall);
            AddResult(outputs, table is null || isCount || database.Has(table));
        }

        public override void ExplicitVisit(InsertSpecification node)
        {
            var (table, outputs) = resolver.ResolveChange(node, from: null, SqlVerb.Insert);
            var values = ((ValuesInsertSource)node.InsertSource).RowValues[0].ColumnValues;
            var row = schema.Tables[table!].Where(column => column.FirstIdentity is not null).ToDictionary(column => column.Name, column => column.FirstIdentity!);
            foreach (var (column, value) in node.Columns.Zip(values))
            {
                row[column.MultiPartIdentifier.Identifiers[^1].Value] = ValueOf(value)!;
            }

            database.rows.TryAdd(table!, row);
            if (table == History)
            {
                database.applied.Add(row);
            }

            Change(table!, outputs);
        }

        public override void ExplicitVisit(MergeSpecification node)
        {
            var (table, outputs) = resolver.ResolveMerge(node);
            var source = (InlineDerivedTable)node.TableReference;
            var identity = schema.Tables[table!].Single(column => column.FirstIdentity is not null);
            var row = source.Columns.Zip(source.RowValues[0].ColumnValues).ToDictionary(cell => cell.First.Value, cell => ValueOf(cell.Second)!);
            row[identity.Name] = identity.FirstIdentity!;
            var next = (long)identity.FirstIdentity! + (database.rows.TryAdd(table!, row) ? 0 : 1);
            Affected += source.RowValues.Count;
            var result = ResultOf(outputs);
            for (var position = 0; position < source.RowValues.Count; position++)
            {
                result.Rows.Add([.. outputs.Select(output => output.Origin == identity ? next + position : (object)position)]);
            }
        }

        public override void ExplicitVisit(UpdateSpecification node)
        {
            var (table, outputs) = resolver.ResolveChange(node, node.FromClause, SqlVerb.Update);
            Change(table!, outputs);
            if (database.rows.TryGetValue(table!, out var row))
            {
                foreach (var set in node.SetClauses.Cast<AssignmentSetClause>().Where(set => set.NewValue is VariableReference))
                {
                    row[set.Column.MultiPartIdentifier.Identifiers[^1].Value] = ValueOf(set.NewValue)!;
                }
            }
        }

        public override void ExplicitVisit(DeleteSpecification node)
        {
            var (table, outputs) = resolver.ResolveChange(node, node.FromClause, SqlVerb.Delete);
            Change(table!, outputs);
            database.rows.Remove(table!);
        }

        private void Change(string table, IReadOnlyList<SqlOutput> outputs)
        {
            var affected = database.Affected(table) ?? (database.Has(table) ? 1 : 0);
            Affected += affected;
            if (outputs.Count > 0)
            {
                AddResult(outputs, hasRow: affected > 0);
            }
        }

        private void AddResult(IReadOnlyList<SqlOutput> outputs, bool hasRow)
        {
            var result = ResultOf(outputs);
            if (hasRow && outputs[0].Origin?.Table == History)
            {
                foreach (var row in database.applied)
                {
                    database.rows[History] = row;
                    result.Rows.Add([.. outputs.Select(ValueOf)]);
                }
            }
            else if (hasRow)
            {
                result.Rows.Add([.. outputs.Select(ValueOf)]);
            }
        }

        private DataTable ResultOf(IReadOnlyList<SqlOutput> outputs)
        {
            var result = new DataTable();
            foreach (var output in outputs)
            {
                result.Columns.Add(new DataColumn($"{result.Columns.Count}:{output.Name}", typeof(object)));
            }

            Results.Add(result);
            return result;
        }

        private object? ValueOf(SqlOutput output) => output.Origin is { } column
            ? database.rows.TryGetValue(column.Table, out var row) ? row.GetValueOrDefault(column.Name) : null
            : ValueOf(output.Expression!);

        private object? ValueOf(ScalarExpression expression) => expression switch
        {
            VariableReference variable when parameters.Contains(variable.Name) => parameters[variable.Name].Value,
            VariableReference => 0, // of the batch itself: what a system procedure answered
            StringLiteral literal => literal.Value,
            IntegerLiteral literal => int.Parse(literal.Value, System.Globalization.CultureInfo.InvariantCulture),
            CastCall { DataType: SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.BigInt } } cast =>
                Convert.ToInt64(ValueOf(cast.Parameter), System.Globalization.CultureInfo.InvariantCulture),
            FunctionCall { FunctionName.Value: "COUNT" or "OBJECT_ID" } => 1,
            SearchedCaseExpression { WhenClauses: [{ WhenExpression: ExistsPredicate exists }] } =>
                resolver.Resolve(exists.Subquery.QueryExpression).FirstTable is { } table && database.Has(table),
            SearchedCaseExpression { WhenClauses: [{ WhenExpression: BooleanIsNullExpression { IsNot: true } }] } => true,
            _ => throw new NotSupportedException(expression.GetType().Name),
        };
    }
}
