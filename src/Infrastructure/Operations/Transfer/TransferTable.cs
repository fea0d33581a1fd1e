using System.Text.Json;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace HelpDesk.Users.Infrastructure.Operations.Transfer;

/// <summary>A table of the model, with all its columns: a new table or column is transferred without a change here.</summary>
internal sealed class TransferTable
{
    /// <summary>
    /// For SQLite, the time to bind the parameters of a statement grows with the square of their number; SQL Server needs few statements.
    /// </summary>
    private const int MaxParameters = 300;

    private readonly IEntityType entity;
    private readonly IProperty[] properties;

    private TransferTable(IEntityType entity) => (this.entity, properties) = (entity, [.. entity.GetProperties()]);

    public string Name => entity.GetTableName()!;

    public IReadOnlyList<string> Columns => [.. properties.Select(property => property.Name)];

    /// <summary>Whether the database generates the key of a row.</summary>
    public bool HasGeneratedNumbers => entity.FindPrimaryKey()!.Properties
        is [{ ValueGenerated: ValueGenerated.OnAdd, ClrType: var type }] && (type == typeof(long) || type == typeof(int));

    /// <summary>Whether a migration inserts its only row, which the imported one replaces.</summary>
    public bool IsAuditHead => entity.ClrType == typeof(AuditHeadRow);

    /// <summary>All tables, each after those that its foreign keys refer to.</summary>
    public static IReadOnlyList<TransferTable> AllOf(DirectoryContext context)
    {
        var remaining = context.Model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal).ToList();
        var tables = new List<TransferTable>();
        while (remaining.Count > 0)
        {
            var next = remaining.First(entity => !entity.GetForeignKeys().Any(key => remaining.Contains(key.PrincipalEntityType)));
            remaining.Remove(next);
            tables.Add(new(next));
        }

        return tables;
    }

    /// <summary>All rows, of all organizations.</summary>
    public IQueryable<object> RowsOf(DirectoryContext context)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(context, null)!;
        return ((IQueryable<object>)set).IgnoreQueryFilters().AsNoTracking();
    }

    public void Write(Utf8JsonWriter writer, object row)
    {
        writer.WriteStartArray();
        foreach (var property in properties)
        {
            JsonSerializer.Serialize(writer, property.PropertyInfo!.GetValue(row), property.ClrType, TransferFile.Options);
        }

        writer.WriteEndArray();
    }

    public object?[] Parse(string line)
    {
        using var row = JsonDocument.Parse(line);
        return
        [
            .. properties.Zip(row.RootElement.EnumerateArray(), (property, value) =>
                value.Deserialize(property.ClrType, TransferFile.Options)),
        ];
    }

    /// <summary>Inserts rows in the current transaction.</summary>
    public async Task InsertAsync(DirectoryContext context, IReadOnlyCollection<object?[]> rows, CancellationToken cancellationToken)
    {
        foreach (var part in rows.Chunk(Math.Max(1, MaxParameters / properties.Length)))
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = InsertStatement(context.GetService<ISqlGenerationHelper>(), part.Length);
            for (var i = 0; i < part.Length * properties.Length; i++)
            {
                var property = properties[i % properties.Length];
                command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(
                    command,
                    $"p{i}",
                    part[i / properties.Length][i % properties.Length],
                    property.IsNullable));
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private string InsertStatement(ISqlGenerationHelper sql, int rows)
    {
        var columns = string.Join(", ", properties.Select(property => sql.DelimitIdentifier(property.GetColumnName())));
        var values = Enumerable.Range(0, rows).Select(row =>
        {
            var names = Enumerable.Range(row * properties.Length, properties.Length).Select(i => sql.GenerateParameterName($"p{i}"));
            return $"({string.Join(", ", names)})";
        });
        return $"INSERT INTO {sql.DelimitIdentifier(Name)} ({columns}) VALUES {string.Join(", ", values)}";
    }
}
