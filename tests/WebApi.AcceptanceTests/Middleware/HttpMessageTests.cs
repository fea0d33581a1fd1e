using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Middleware;

/// <summary>Where one message ends and the next begins, and what a header may hold.</summary>
public sealed class HttpMessageTests
{
    private const string Body = """{"refresh_token":"x"}""";
    private const string Hidden = "GET /api/auth/me HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private HelpDeskService service = null!;
    private HelpDeskService overHttp2 = null!;

    [OneTimeSetUp]
    public void Start()
    {
        service = new();
        overHttp2 = new(settings: ("Kestrel:EndpointDefaults:Protocols", "Http2"));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        service.Dispose();
        overHttp2.Dispose();
    }

    private static string Chunked => $"{Body.Length:x}\r\n{Body}\r\n0\r\n\r\n";

    [Test]
    public async Task Message_WithContentLengthAndTransferEncoding_EndsWithItsChunksAndClosesTheConnection()
    {
        var everything = Chunked.Length + Hidden.Length;

        foreach (var length in new[] { everything, 4, 0 })
        {
            var received = await RawConnection.SendAsync(
                service.Address,
                Post($"Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n") + Chunked + Hidden);

            Assert.That(RawConnection.StatusesOf(received), Is.EqualTo(new[] { 200 }), $"Content-Length: {length}");
        }
    }

    [Test]
    public async Task Message_WithBodyWhereNoneIsExpected_IsStillOneMessage()
    {
        var received = await RawConnection.SendAsync(
            service.Address,
            $"GET /api/auth/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {Hidden.Length}\r\n\r\n{Hidden}");

        Assert.That(RawConnection.StatusesOf(received), Is.EqualTo(new[] { 401 }));
    }

    [TestCase("Content-Length: 21\r\nContent-Length: 5\r\n")]
    [TestCase("Content-Length: 21\r\nContent-Length: 21\r\n")]
    [TestCase("Content-Length: 21, 21\r\n")]
    [TestCase("Content-Length: -1\r\n")]
    [TestCase("Content-Length: 0x15\r\n")]
    [TestCase("Content-Length: 2 1\r\n")]
    [TestCase("Content-Length: \r\n")]
    [TestCase("Content-Length: 99999999999999999999\r\n")]
    public Task Message_WithAmbiguousLength_IsRefused(string headers) => ExpectBadRequestAsync(Post(headers) + Body + Hidden);

    [TestCase("Transfer-Encoding: xchunked\r\n")]
    [TestCase("Transfer-Encoding: identity\r\n")]
    [TestCase("Transfer-Encoding: chunked, identity\r\n")]
    [TestCase("Transfer-Encoding: \"chunked\"\r\n")]
    [TestCase("Transfer-Encoding: \u000Bchunked\r\n")]
    [TestCase("Transfer-Encoding : chunked\r\n")]
    [TestCase("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n")]
    public Task Message_WithAmbiguousTransferEncoding_IsRefused(string headers) => ExpectBadRequestAsync(Post(headers) + Chunked + Hidden);

    [TestCase("-1\r\n")]
    [TestCase("0x15\r\n")]
    [TestCase("15;a=b\n" + Body + "\r\n0\r\n\r\n")]
    [TestCase("15\r\n" + Body + "XX0\r\n\r\n")]
    [TestCase("FFFFFFFFFFFFFFFF1\r\n" + Body)]
    public async Task Message_WithMalformedChunks_IsRefused(string chunks)
    {
        const string Headers = "Transfer-Encoding: chunked\r\n";

        await ExpectBadRequestAsync(Post(Headers) + chunks + Hidden);
        await ExpectBadRequestAsync(
            $"POST /connect/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n{Headers}\r\n{chunks}{Hidden}");
    }

    [TestCase("X-A: 1\r\n Set-Cookie: a=b\r\n", TestName = "{m}(folded)")]
    [TestCase("X-A: 1\rSet-Cookie: a=b\r\n", TestName = "{m}(carriage return)")]
    [TestCase("X-A: 1\0\r\n", TestName = "{m}(null)")]
    [TestCase("X-Correlation-ID: a\rb\r\n", TestName = "{m}(carriage return in the correlation id)")]
    [TestCase("X A: 1\r\n", TestName = "{m}(blank in the name)")]
    [TestCase("Host: other\r\n", TestName = "{m}(second host)")]
    public Task Message_WithMalformedHeader_IsRefused(string headers) =>
        ExpectBadRequestAsync($"GET /health/live HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

    [TestCase("GET /health/live HTTP/1.1\r\n\r\n", TestName = "{m}(no host)")]
    [TestCase("GET http://other/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", TestName = "{m}(two different hosts)")]
    [TestCase("GE\u00C3 /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", TestName = "{m}(method that is no token)")]
    [TestCase("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", TestName = "{m}(null in the path)")]
    public Task Message_WithMalformedStart_IsRefused(string message) => ExpectBadRequestAsync(message);

    [Test]
    public async Task Message_WithTooManyOrTooLongHeaders_IsRefused()
    {
        var many = await RawConnection.SendAsync(service.Address, Get(string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: 1\r\n"))));
        var longOne = await RawConnection.SendAsync(service.Address, Get($"X-A: {new string('a', 70_000)}\r\n"));
        var longStart = await RawConnection.SendAsync(service.Address, $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.That(
            new[] { many, longOne, longStart }.SelectMany(RawConnection.StatusesOf),
            Is.EqualTo(new[] { 431, 431, 414 }));
    }

    [TestCase("TRACE /api/auth/me", 405)]
    [TestCase("CONNECT localhost:80", 404)]
    public async Task Message_OfAMethodThatNobodyServes_IsNotEchoed(string start, int status)
    {
        var received = await RawConnection.SendAsync(
            service.Address,
            $"{start} HTTP/1.1\r\nHost: localhost{(status == 404 ? ":80" : "")}\r\nConnection: close\r\nX-Own: echo-of-me\r\n\r\n");

        Assert.Multiple(() =>
        {
            Assert.That(RawConnection.StatusesOf(received), Is.EqualTo(new[] { status }));
            Assert.That(received, Does.Not.Contain("echo-of-me"));
        });
    }

    [TestCase("x-a", "1", true)]
    [TestCase("x-a", "1\r\nset-cookie: a=b", false)]
    [TestCase("x-a", "1\n2", false)]
    [TestCase("x-a", "1\r2", false)]
    [TestCase("x-a", "1\02", false)]
    [TestCase("x-correlation-id", "a\nb", false)]
    [TestCase("x-tenant-id", "helpdesk\r\n", false)]
    [TestCase("x\r\na", "1", false)]
    [TestCase("transfer-encoding", "chunked", false)]
    [TestCase("connection", "close", false)]
    public async Task Http2Message_WithLineBreakOrConnectionHeader_IsRefused(string name, string value, bool accepted)
    {
        const int Headers = 1;
        const byte Ok = 0x88;

        var (type, payload) = await RawConnection.GetOverHttp2Async(overHttp2.Address, "/health/live", name, value);

        Assert.That(type == Headers && payload[0] == Ok, Is.EqualTo(accepted), $"frame {type}: {Convert.ToHexString(payload)}");
    }

    private static string Post(string headers) =>
        $"POST /api/auth/logout HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}\r\n";

    private static string Get(string headers) => $"GET /health/live HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n";

    private async Task ExpectBadRequestAsync(string message) =>
        Assert.That(RawConnection.StatusesOf(await RawConnection.SendAsync(service.Address, message)), Is.EqualTo(new[] { 400 }));
}
