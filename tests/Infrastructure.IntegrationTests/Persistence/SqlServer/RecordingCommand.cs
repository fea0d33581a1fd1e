using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>A command with SQL Server's own parameters that a <see cref="OneRowDatabase"/> answers.</summary>
internal sealed class RecordingCommand(OneRowDatabase database) : DbCommand
{
    private readonly SqlCommand real = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection => real.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => Execute().Affected;

    public override object? ExecuteScalar() => Execute().Results is [{ Rows: [DataRow row, ..] }, ..] ? row[0] : null;

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        var results = Execute().Results;
        return results.Count == 0 ? new DataTable().CreateDataReader() : new DataTableReader([.. results]);
    }

    protected override void Dispose(bool disposing)
    {
        real.Dispose();
        base.Dispose(disposing);
    }

    private (IReadOnlyList<DataTable> Results, int Affected) Execute()
    {
        ObjectDisposedException.ThrowIf(DbConnection?.State != ConnectionState.Open, DbConnection ?? (object)this);
        return database.Execute(CommandText, real.Parameters);
    }
}
