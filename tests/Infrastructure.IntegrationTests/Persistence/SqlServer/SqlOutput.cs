using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>A column that a table or a query offers, and the table's column or the expression behind it.</summary>
internal sealed record SqlOutput(string Name, SqlColumn? Origin = null, ScalarExpression? Expression = null);
