using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>Reads T-SQL as SQL Server 2019 does.</summary>
internal static class SqlParsing
{
    public static TSqlScript Parse(string sql)
    {
        var parsed = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0
            ? (TSqlScript)parsed
            : throw new FormatException($"{string.Join("; ", errors.Select(error => $"{error.Line}:{error.Column} {error.Message}"))} in: {sql}");
    }
}
