using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>The columns in whose order a script lets the rows of each new table be stored.</summary>
internal sealed class ClusteredKeyVisitor : TSqlFragmentVisitor
{
    public Dictionary<string, string[]> Keys { get; } = [];

    public override void Visit(CreateTableStatement node)
    {
        // A primary key is clustered unless it says otherwise, any other constraint only when it says so.
        var clustered = node.Definition.TableConstraints.OfType<UniqueConstraintDefinition>()
            .SingleOrDefault(constraint => constraint.IsPrimaryKey ? constraint.Clustered != false : constraint.Clustered == true);
        Keys.Add(
            node.SchemaObjectName.BaseIdentifier.Value,
            [.. clustered?.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value) ?? []]);
    }

    public override void Visit(CreateIndexStatement node)
    {
        if (node.Clustered == true)
        {
            Keys[node.OnName.BaseIdentifier.Value] = [.. node.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)];
        }
    }
}
