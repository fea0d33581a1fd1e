using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>The tables and columns that a script creates or adds.</summary>
internal sealed class SqlServerSchema
{
    private readonly Dictionary<string, IReadOnlyList<SqlColumn>> tables = [];

    public SqlServerSchema(TSqlFragment script) => script.Accept(new TableVisitor(tables));

    public IReadOnlyDictionary<string, IReadOnlyList<SqlColumn>> Tables => tables;

    private sealed class TableVisitor(Dictionary<string, IReadOnlyList<SqlColumn>> tables) : TSqlFragmentVisitor
    {
        public override void Visit(CreateTableStatement node)
        {
            var table = node.SchemaObjectName.BaseIdentifier.Value;
            tables.Add(table, ColumnsOf(table, node.Definition));
        }

        public override void Visit(AlterTableAddTableElementStatement node)
        {
            var table = node.SchemaObjectName.BaseIdentifier.Value;
            tables[table] = [.. tables[table], .. ColumnsOf(table, node.Definition)];
        }

        private static List<SqlColumn> ColumnsOf(string table, TableDefinition definition) =>
        [
            .. definition.ColumnDefinitions.Select(column => new SqlColumn(table, column.ColumnIdentifier.Value, FirstIdentityOf(column), column.Collation?.Value)),
        ];

        private static object? FirstIdentityOf(ColumnDefinition column) => column switch
        {
            { IdentityOptions: null } => null,
            { DataType: SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.BigInt } } => 1L,
            _ => 1,
        };
    }
}
