using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HelpDesk.Users.Application.Operations;
using Microsoft.Data.SqlClient;

namespace HelpDesk.Users.Infrastructure.Persistence.SqlServer;

/// <summary>
/// Finds out at once that no server can be at the configured address: that its name is unknown, or nothing listens there. The driver would
/// try again until its timeout.
/// </summary>
internal static class SqlServerReachability
{
    /// <summary>The class from which on errors are of the connection, not of a statement.</summary>
    public const byte ConnectionErrorClass = 20;

    private const int DefaultPort = 1433;
    private const string TcpPrefix = "tcp:";

    /// <exception cref="InvalidConfigurationException">There is no server. What only takes long is left to the driver.</exception>
    public static async Task CheckAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new SqlConnectionStringBuilder(connectionString);
        if (connection.FailoverPartner.Length > 0 || FindAddress(connection.DataSource) is not var (host, port))
        {
            return;
        }

        using var client = new TcpClient();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            await client.ConnectAsync(host, port, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The driver waits as long as its timeout allows.
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound)
        {
            throw new InvalidConfigurationException(
                $"SQL Server cannot be reached at '{connection.DataSource}': {exception.Message.TrimEnd('.')}. Check ConnectionStrings:Users.",
                exception);
        }
    }

    /// <summary>Reads <c>tcp:host,port</c>; null for named instances, named pipes and LocalDB.</summary>
    private static (string Host, int Port)? FindAddress(string dataSource)
    {
        var address = dataSource.StartsWith(TcpPrefix, StringComparison.OrdinalIgnoreCase) ? dataSource[TcpPrefix.Length..] : dataSource;
        if (address.AsSpan().ContainsAny(@"\:()"))
        {
            return null;
        }

        var parts = address.Split(',', StringSplitOptions.TrimEntries);
        var port = DefaultPort;
        return parts.Length > 2 || parts[0].Length == 0
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out port))
            || port is 0 or > IPEndPoint.MaxPort
            ? null
            : (parts[0] == "." ? "localhost" : parts[0], port);
    }
}
