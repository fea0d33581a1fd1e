using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Data.SqlClient;

namespace HelpDesk.Users.Infrastructure.IntegrationTests.Persistence.SqlServer;

/// <summary>
/// Sign-in to Azure SQL by Entra, as far as it goes without Azure: a server that asks for it, as Azure SQL does, makes the driver find
/// Azure.Identity and ask it for a token of the authority that the server names.
/// </summary>
public sealed class EntraSignInTests
{
    private const byte Response = 4;
    private const byte LastPacket = 1;
    private const int HeaderLength = 8;

    private static readonly SqlAuthenticationMethod[] Methods =
    [
        SqlAuthenticationMethod.ActiveDirectoryDefault,
        SqlAuthenticationMethod.ActiveDirectoryManagedIdentity,
        SqlAuthenticationMethod.ActiveDirectoryServicePrincipal,
        SqlAuthenticationMethod.ActiveDirectoryWorkloadIdentity,
    ];

    [TestCaseSource(nameof(Methods))]
    public void Provider_OfEachWayThatAServiceSignsIn_IsThere(SqlAuthenticationMethod method) =>
        Assert.That(SqlAuthenticationProvider.GetProvider(method), Is.TypeOf<ActiveDirectoryAuthenticationProvider>());

    [Test]
    public async Task Open_WhenTheServerWantsAToken_AsksAzureIdentityForOneOfItsAuthority()
    {
        using var folder = new TemporaryFolder();
        using var certificate = MakeCertificate();
        var file = Path.Combine(folder.Path, "server.cer");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Cert));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        // Azure.Identity refuses an authority without TLS before it sends anything, and so shows that it was asked.
        var serving = AskForTokenAsync(listener, certificate, authority: "http://127.0.0.1/tenant");
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder
        {
            DataSource = $"127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port}",
            Authentication = SqlAuthenticationMethod.ActiveDirectoryServicePrincipal,
            UserID = "00000000-0000-0000-0000-000000000001",
            Password = "irrelevant",
            Encrypt = SqlConnectionEncryptOption.Strict,
            ServerCertificate = file,
            ConnectRetryCount = 0,
            ConnectTimeout = 30,
            Pooling = false,
        }.ToString());

        var failure = Assert.CatchAsync(() => connection.OpenAsync())!;
        await serving;

        Assert.That($"{failure}", Does.Contain("Azure.Identity").And.Contain("https"));
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>The server's part of the messages until the driver has been told which token is wanted: TDS 8.0, in MS-TDS 2.2.6 and 2.2.7.12.</summary>
    private static async Task AskForTokenAsync(TcpListener listener, X509Certificate2 certificate, string authority)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ApplicationProtocols = [new SslApplicationProtocol("tds/8.0")],
        });
        await ReadMessageAsync(stream);
        await WriteMessageAsync(stream, PreLogin());
        await ReadMessageAsync(stream);
        await WriteMessageAsync(stream, TokenWanted(authority, "https://database.windows.net/"));
        await stream.CopyToAsync(Stream.Null);
    }

    private static async Task ReadMessageAsync(Stream stream)
    {
        var header = new byte[HeaderLength];
        do
        {
            await stream.ReadExactlyAsync(header);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderLength]);
        }
        while ((header[1] & LastPacket) == 0);
    }

    private static Task WriteMessageAsync(Stream stream, byte[] message)
    {
        var packet = new byte[HeaderLength + message.Length];
        (packet[0], packet[1]) = (Response, LastPacket);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        message.CopyTo(packet, HeaderLength);
        return stream.WriteAsync(packet).AsTask();
    }

    /// <summary>Version, encryption and that a token is required, each with the place of its value.</summary>
    private static byte[] PreLogin() => [0, 0, 16, 0, 6, 1, 0, 22, 0, 1, 6, 0, 23, 0, 1, 0xFF, 12, 0, 0x0F, 0xA0, 0, 0, 2, 1];

    /// <summary>FEDAUTHINFO: where to get a token, and for what.</summary>
    private static byte[] TokenWanted(string authority, string resource)
    {
        const int Count = 2;
        const int OptionsLength = 4 + (Count * 9);
        var values = new[] { authority, resource }.Select(Encoding.Unicode.GetBytes).ToArray();
        var token = new byte[5 + OptionsLength + values.Sum(value => value.Length)];
        token[0] = 0xEE;
        BinaryPrimitives.WriteInt32LittleEndian(token.AsSpan(1), token.Length - 5);
        BinaryPrimitives.WriteInt32LittleEndian(token.AsSpan(5), Count);
        var offset = OptionsLength;
        for (var i = 0; i < Count; i++)
        {
            var option = token.AsSpan(9 + (i * 9));
            option[0] = (byte)(i + 1);
            BinaryPrimitives.WriteInt32LittleEndian(option[1..], values[i].Length);
            BinaryPrimitives.WriteInt32LittleEndian(option[5..], offset);
            values[i].CopyTo(token, 5 + offset);
            offset += values[i].Length;
        }

        return token;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
