using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>A connection whose commands a <see cref="OneRowDatabase"/> answers.</summary>
internal sealed class RecordingConnection(OneRowDatabase database) : DbConnection
{
    private ConnectionState state;

    // A named instance, of which nobody can tell in advance whether it answers.
    [AllowNull]
    public override string ConnectionString { get; set; } = @"Server=nowhere\instance;Database=Users";

    public override string Database => "Users";

    public override string DataSource => @"nowhere\instance";

    public override string ServerVersion => "15.0";

    public override ConnectionState State => state;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => state = ConnectionState.Open;

    public override void Close() => state = ConnectionState.Closed;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new RecordingTransaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new RecordingCommand(database) { Connection = this };
}
