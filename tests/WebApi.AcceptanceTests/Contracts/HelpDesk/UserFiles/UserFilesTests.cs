using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Contracts.HelpDesk.UserFiles;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Providers))]
public sealed class UserFilesTests(string provider)
{
    private const string Import = TestUsers.Path + "/import";
    private const string Export = TestUsers.Path + "/export";
    private const string Header = "email,nombre,rol,area,telefono,is_active\r\n";
    private const string BroughtHash = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    private HelpDeskService service = null!;
    private HttpClient admin = null!;

    [SetUp]
    public async Task Start()
    {
        service = new(provider);
        admin = await service.SignInAsync();
    }

    [TearDown]
    public void Stop()
    {
        admin.Dispose();
        service.Dispose();
    }

    [Test]
    public async Task Import_OfCsv_CreatesChangesAndLeaves()
    {
        using var eva = await Person.JoinAsync(service, admin, "AREA", "REDES");
        using var luis = await Person.JoinAsync(service, admin);

        var first = await ImportAsync($"{Header}ana@example.com,\"Ruiz, Ana\",AREA,sistemas,+52 999,true\r\n{eva.Email.ToUpperInvariant()},Ana Torres,MESA,,,false\r\n{luis.Email},Ana Torres,USUARIO,,,true\r\n");
        var again = await ImportAsync($"{Header}ana@example.com,\"Ruiz, Ana\",AREA,sistemas,+52 999,true\r\n");

        var ana = (await admin.GetAnswerAsync($"{TestUsers.Path}?q=ana@example.com")).Json[0]!;
        Assert.Multiple(() =>
        {
            Assert.That((first.Status, first.Text), Is.EqualTo((200, """{"created":1,"updated":1,"unchanged":1,"failed":0,"errors":[]}""")));
            Assert.That(again.Text, Is.EqualTo("""{"created":0,"updated":0,"unchanged":1,"failed":0,"errors":[]}"""));
            Assert.That(
                new[] { ana["nombre"], ana["rol"], ana["area"], ana["telefono"], ana["is_active"] }.Select(member => member?.ToString()),
                Is.EqualTo(new[] { "Ruiz, Ana", "AREA", "SISTEMAS", "+52 999", "true" }));
        });
        var ended = await eva.Client.GetAnswerAsync("/api/auth/me");
        var untouched = await luis.Client.GetAnswerAsync("/api/auth/me");
        Assert.That((ended.Status, untouched.Status), Is.EqualTo((401, 200)));
    }

    [Test]
    public async Task Import_OfJsonLines_ChangesOnlyTheMembersThatAreThere()
    {
        using var eva = await Person.CreateAsync(service, admin, "AREA", "REDES");

        var answer = await ImportAsync(
            $$"""{"email":"{{eva.Email}}","telefono":"555"}""" + "\n\n"
            + """{"email":"luis@example.com","nombre":"Luis Mora","rol":"MESA","area":null,"is_active":null,"password":null}""",
            "application/jsonl");

        var changed = (await admin.GetAnswerAsync(eva.Path)).Json;
        Assert.Multiple(() =>
        {
            Assert.That(answer.Text, Is.EqualTo("""{"created":1,"updated":1,"unchanged":0,"failed":0,"errors":[]}"""));
            Assert.That(((string?)changed["telefono"], (string?)changed["area"], (string?)changed["nombre"]), Is.EqualTo(("555", "REDES", "Ana Torres")));
        });
    }

    [Test]
    public async Task Import_WithGeneratedPasswords_ShowsThemOnce_ForWhoHasNone()
    {
        const string Rows = "ana@example.com,Ana Ruiz,USUARIO,,,true\r\nbea@example.com,Bea Ruiz,USUARIO,,,true\r\n";
        using var eva = await Person.CreateAsync(service, admin);
        await ImportAsync($"{Header}bea@example.com,Bea Ruiz,USUARIO,,,true\r\n");

        var tried = await ImportAsync($"{Header}{Rows}", query: "?password=generate&dry_run=true");
        var imported = await ImportAsync($"{Header}{Rows}{eva.Email},Ana Torres,USUARIO,,,true\r\n", query: "?password=generate");
        var again = await ImportAsync($"{Header}{Rows}", query: "?password=generate");

        var passwords = imported.Json["passwords"]!.AsArray();
        var login = await service.Client.PostAnswerAsync("/api/auth/login", passwords[0]!.ToJsonString());
        Assert.Multiple(() =>
        {
            Assert.That((tried.Status, tried.Text), Is.EqualTo((200, """{"created":1,"updated":0,"unchanged":1,"failed":0,"errors":[],"passwords":[]}""")));
            Assert.That(imported.Text, Does.StartWith("""{"created":1,"updated":1,"unchanged":1,"failed":0,"errors":[],"passwords":["""));
            Assert.That(passwords.Select(user => (string?)user!["email"]), Is.EqualTo(new[] { "ana@example.com", "bea@example.com" }));
            Assert.That(passwords.Select(user => (string?)user!["password"]).Distinct().Count(), Is.EqualTo(2));
            Assert.That(again.Text, Is.EqualTo("""{"created":0,"updated":0,"unchanged":2,"failed":0,"errors":[],"passwords":[]}"""));
            Assert.That(imported.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That((login.Status, (bool?)login.Json["must_change_password"]), Is.EqualTo((200, true)));
        });
    }

    [Test]
    public async Task Import_WithGeneratedPasswordsAndAFault_GeneratesNone()
    {
        var answer = await ImportAsync($"{Header}ana@example.com,Ana Ruiz,USUARIO,,,true\r\nbea@example.com,Bea Ruiz,NADIE,,,true\r\n", query: "?password=generate");
        var skipped = await ImportAsync(
            $"{Header}ana@example.com,Ana Ruiz,USUARIO,,,true\r\nbea@example.com,Bea Ruiz,NADIE,,,true\r\n",
            query: "?password=generate&on_error=skip");
        var other = await ImportAsync(Header, query: "?password=Temporal-2026");

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Json["passwords"]!.AsArray().Count), Is.EqualTo((422, 0)), answer.Text);
            Assert.That((skipped.Status, skipped.Json["passwords"]!.AsArray().Count), Is.EqualTo((200, 1)), skipped.Text);
            Assert.That(other.Status, Is.EqualTo(422), other.Text);
        });
    }

    [Test]
    public async Task Import_OfEachKindOfPassword_LetsInWhoHasOne()
    {
        await ImportAsync($"email,nombre,rol,password,password_hash\nclara@example.com,Ana Ruiz,MESA,Temporal-1,\nhash@example.com,Ana Ruiz,MESA,,{BroughtHash}\nnadie@example.com,Ana Ruiz,MESA,,\n");

        var clear = await service.LogInAsync("clara@example.com", "Temporal-1");
        var brought = await service.LogInAsync("hash@example.com", "U*U");
        var without = await service.Client.PostAnswerAsync("/api/auth/login", new { email = "nadie@example.com", password = "Temporal-1" });
        var wrong = await service.Client.PostAnswerAsync("/api/auth/login", new { email = "clara@example.com", password = "Temporal-2" });

        Assert.Multiple(() =>
        {
            Assert.That(((bool)clear["must_change_password"]!, (bool)brought["must_change_password"]!), Is.EqualTo((true, false)));
            Assert.That((without.Status, without.Text), Is.EqualTo((wrong.Status, wrong.Text)).And.EqualTo((401, """{"detail":"Credenciales incorrectas","code":"invalid_credentials"}""")));
        });
    }

    [TestCase("", 422, 0)]
    [TestCase("?on_error=abort", 422, 0)]
    [TestCase("?on_error=skip", 200, 1)]
    [TestCase("?dry_run=true", 200, 0)]
    [TestCase("?dry_run=true&on_error=skip", 200, 0)]
    public async Task Import_OfAFaultyFile_TellsOfEveryFaultWithItsLine(string query, int status, int created)
    {
        var before = await CountAsync();

        var answer = await ImportAsync(
            Header + string.Join('\n', (string[])
            [
                "bea@example.com,Bea Ruiz,MESA,,,true",
                "sin arroba,B,JEFE,,,quizá",
                "luz@example.com,\"Luz",
                "Ruiz\",AREA,,,true",
                "BEA@example.com,Bea Paz,MESA,,,true",
                "teo@example.com,Teo\n",
            ]),
            query: query);

        var faults = answer.Json[status == 200 ? "errors" : "detail"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, (int)answer.Json["failed"]!), Is.EqualTo((status, 4)));
            Assert.That((int)answer.Json["created"]!, Is.EqualTo(status == 200 ? 1 : 0));
            Assert.That(
                faults.Select(fault => $"{fault!["line"]} {string.Join('.', fault["loc"]!.AsArray())} {fault["type"]}"),
                Is.EquivalentTo(new[] { "3 body.is_active bool_type", "4 body.nombre value_error", "6 body.email value_error", "7 body value_error" }));
            Assert.That(faults.Select(fault => (string)fault!["msg"]!), Is.All.Not.Empty);
        });
        Assert.That(await CountAsync() - before, Is.EqualTo(created));
    }

    [Test]
    public async Task Import_OfARowThatIsFaultyAllOver_TellsOfEachMember()
    {
        var answer = await ImportAsync("email,nombre,rol,password,telefono\nno es,B,JEFE,123,1234567890123456789012345678901\n");

        Assert.That(answer.Faults, Is.EquivalentTo(new[]
        {
            "body.email value_error", "body.nombre string_too_short", "body.rol enum", "body.password string_too_short", "body.telefono string_too_long",
        }));
        Assert.That(answer.Text, Does.Contain("JEFE").And.Not.Contain("\"123\""));
    }

    private static IEnumerable<TestCaseData> Spreadsheets =>
    [
        Case("semicolons, CRLF and a byte order mark", "\ufeffemail;nombre;rol;is_active\r\na@example.com;\"Ana; Ruiz\";MESA;VERDADERO\r\n"),
        Case("tabs", "email\tnombre\trol\tis_active\na@example.com\tAna; Ruiz\tMESA\tTRUE\n"),
        Case("a separator named first", "sep=;\r\nemail;nombre;rol;is_active\r\na@example.com;\"Ana; Ruiz\";MESA;VERDADERO\r\n"),
        Case("rows of separators", ";;;\r\n;;;\r\nemail;nombre;rol;is_active\r\n;;;\r\n \r\na@example.com;\"Ana; Ruiz\";MESA;1\r\n;;;;;\r\n\"\";\u00a0;;\t\r\n;\r\n"),
        Case("columns without names", "email,nombre,rol,is_active,, ,\na@example.com,Ana; Ruiz,MESA,SI,,,\n,,,,,,\n"),
        Case("cells behind the last column", "email,nombre,rol,is_active\na@example.com,Ana; Ruiz,MESA,sí,, \n"),
        Case("columns without names and rows without their cells", "email,nombre,rol,is_active,,\na@example.com,Ana; Ruiz,MESA,true\n"),
        Case("Spanish columns", "Correo;Nombre;Rol;Área;Teléfono;Activo;Contraseña\na@example.com;\"Ana; Ruiz\";Usuario;redes;555;Verdadero;Temporal-1\n"),
        Case("Spanish columns in capitals", "CORREO,NOMBRE,ROL,ÁREA,TELÉFONO,ACTIVO,CONTRASEÑA\na@example.com,Ana; Ruiz,usuario,redes,555,SÍ,Temporal-1\n"),
        Case("Spanish columns with composed accents", "correo,nombre,rol,a\u0301rea,tele\u0301fono,activo,contrasen\u0303a\na@example.com,Ana; Ruiz,mesa,redes,555,si\u0301,Temporal-1\n"),
        Case("blanks around values", "email , nombre\t,rol, is_active\n a@example.com ,\u00a0Ana; Ruiz , mesa , TRUE \n"),
        Case("other order and case, blank lines", "\nROL , Nombre,is_active,Email\n\nMESA,Ana; Ruiz,true,a@example.com\n\n"),
    ];

    [TestCaseSource(nameof(Spreadsheets))]
    public async Task Import_OfWhatSpreadsheetsWrite_IsRead(string text)
    {
        var answer = await ImportAsync(text);

        Assert.That(answer.Text, Is.EqualTo("""{"created":1,"updated":0,"unchanged":0,"failed":0,"errors":[]}"""));
        Assert.That((string?)(await admin.GetAnswerAsync($"{TestUsers.Path}?q=a@example.com")).Json[0]!["nombre"], Is.EqualTo("Ana; Ruiz"));
    }

    [TestCase("true", true)]
    [TestCase("SI", true)]
    [TestCase("Sí", true)]
    [TestCase("1", true)]
    [TestCase("verdadero", true)]
    [TestCase("yes", true)]
    [TestCase("FALSE", false)]
    [TestCase("no", false)]
    [TestCase("0", false)]
    [TestCase("FALSO", false)]
    public async Task Import_OfAFlagAsPeopleWriteIt_IsRead(string word, bool expected)
    {
        await ImportAsync($"email,nombre,rol,is_active\na@example.com,Ana Ruiz,MESA,{word}\n");

        Assert.That((bool)(await admin.GetAnswerAsync($"{TestUsers.Path}?q=a@example.com")).Json[0]!["is_active"]!, Is.EqualTo(expected));
    }

    [TestCase("text/csv; charset=windows-1252", "")]
    [TestCase("text/csv; charset=\"WINDOWS-1252\"", "")]
    [TestCase("text/csv", "?encoding=windows-1252")]
    [TestCase("text/csv; charset=utf-8", "?encoding=windows-1252")]
    [TestCase("application/vnd.ms-excel", "?encoding=windows-1252")]
    public async Task Import_OfWindows1252_IsReadWhenItIsDeclaredOrAsked(string mediaType, string query)
    {
        var file = Encoding.Latin1.GetBytes("Correo;Nombre;Rol;Área\na@example.com;Íñigo Núñez \u0096 Peña;MESA;Atención\n");
        using var content = new ByteArrayContent(file);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        var answer = await admin.PostAnswerAsync(Import + query, content);

        var user = (await admin.GetAnswerAsync($"{TestUsers.Path}?q=a@example.com")).Json[0]!;
        Assert.That(
            (answer.Status, (string?)user["nombre"], (string?)user["area"]),
            Is.EqualTo((200, "Íñigo Núñez \u2013 Peña", "ATENCIÓN")));
    }

    [TestCase("application/vnd.ms-excel")]
    [TestCase("application/csv")]
    [TestCase("Application/CSV; charset=UTF-8")]
    public async Task Import_OfAnotherNameOfCsv_IsRead(string mediaType)
    {
        using var content = new StringContent("email;nombre;rol\na@example.com;Íñigo Ruiz;MESA\n");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        var answer = await admin.PostAnswerAsync(Import, content);

        Assert.That((answer.Status, (int)answer.Json["created"]!), Is.EqualTo((200, 1)));
    }

    [TestCase("usuarios.csv", "text/csv", "email;nombre;rol\na@example.com;Íñigo Ruiz;MESA\n", "")]
    [TestCase("usuarios.csv", "application/vnd.ms-excel", "\ufeffemail;nombre;rol\na@example.com;Íñigo Ruiz;MESA\n", "")]
    [TestCase("USUARIOS.CSV", "application/octet-stream", "email;nombre;rol\na@example.com;Íñigo Ruiz;MESA\n", "")]
    [TestCase("usuarios.csv", null, "email;nombre;rol\na@example.com;Íñigo Ruiz;MESA\n", "")]
    [TestCase("usuarios.jsonl", "application/octet-stream", """{"email":"a@example.com","nombre":"Íñigo Ruiz","rol":"MESA"}""", "")]
    [TestCase("usuarios", "text/csv; charset=windows-1252", "email;nombre;rol\na@example.com;Íñigo Ruiz;MESA\n", "")]
    [TestCase("usuarios.csv", "text/csv", "email;nombre;rol\na@example.com;Íñigo Ruiz;MESA\n", "?encoding=windows-1252")]
    public async Task Import_OfAFormWithOneFile_IsRead(string fileName, string? mediaType, string text, string query)
    {
        var isLatin = $"{mediaType}{query}".Contains("1252", StringComparison.Ordinal);
        using var content = new ByteArrayContent((isLatin ? Encoding.Latin1 : Encoding.UTF8).GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        using var form = new MultipartFormDataContent { { content, "archivo", fileName } };

        var answer = await admin.PostAnswerAsync(Import + query, form);

        Assert.That(answer.Text, Is.EqualTo("""{"created":1,"updated":0,"unchanged":0,"failed":0,"errors":[]}"""));
        Assert.That((string?)(await admin.GetAnswerAsync($"{TestUsers.Path}?q=a@example.com")).Json[0]!["nombre"], Is.EqualTo("Íñigo Ruiz"));
    }

    [Test]
    public async Task Import_OfABigForm_IsReadFromMemory()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"email,nombre,rol\na@example.com,Ana Ruiz,MESA\n{new string('\n', 2_000_000)}"), "file", "usuarios.csv" },
        };

        var answer = await admin.PostAnswerAsync(Import, form);

        Assert.That((answer.Status, (int)answer.Json["created"]!), Is.EqualTo((200, 1)));
    }

    [Test]
    public async Task Import_OfMoreThanOtherBodiesMayHave_IsRead()
    {
        var answer = await ImportAsync($"email,nombre,rol\na@example.com,Ana Ruiz,MESA\n{new string('\n', 2_000_000)}");

        Assert.That((answer.Status, (int)answer.Json["created"]!), Is.EqualTo((200, 1)));
    }

    [TestCase("MESA", "true", "No se puede eliminar, desactivar ni cambiar de rol al último ADMIN activo")]
    [TestCase("ADMIN", "false", "No se puede eliminar, desactivar ni cambiar de rol al último ADMIN activo")]
    public async Task Import_OfTheLastAdministrator_KeepsIt(string rol, string isActive, string message)
    {
        var answer = await ImportAsync($"email,rol,is_active\n{HelpDeskService.AdminEmail},{rol},{isActive}\n");

        Assert.That((answer.Status, (string?)answer.Json["detail"]![0]!["msg"]), Is.EqualTo((422, message)));
        Assert.That((await admin.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(200));
    }

    [TestCase("rol\n{0},MESA")]
    [TestCase("is_active\n{0},false")]
    [TestCase("password\n{0},Temporal-1")]
    [TestCase("password_hash\n{0},$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [TestCase("must_change_password\n{0},true")]
    public async Task Import_OfTheCallersOwnAccess_IsAFault(string row)
    {
        using var other = await Person.CreateAsync(service, admin, "ADMIN");

        var answer = await ImportAsync($"email,{string.Format(null, row, HelpDeskService.AdminEmail)}\n");

        Assert.That((answer.Status, (string?)answer.Json["detail"]![0]!["msg"]), Is.EqualTo((422, "Nadie cambia con un archivo su propio acceso ni su propia contraseña")));
        Assert.That((await admin.GetAnswerAsync("/api/auth/me")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Import_OfUsers_IsInTheAudit()
    {
        await ImportAsync("email,nombre,rol\nana@example.com,Ana Ruiz,MESA\nbea@example.com,Bea Ruiz,MESA\n");

        var records = (await admin.GetAnswerAsync("/api/auth/audit?action=user_created&limit=2")).Json.AsArray();

        Assert.Multiple(() =>
        {
            Assert.That(records.Select(record => (string?)record!["subject"]!["name"]), Is.EquivalentTo(new[] { "ana@example.com", "bea@example.com" }));
            Assert.That(records.Select(record => (string?)record!["actor"]!["name"]), Is.All.EqualTo(HelpDeskService.AdminEmail));
        });
    }

    [Test]
    public async Task Export_AsCsv_HasEverybodyAndNoHash()
    {
        await ImportAsync($"{Header}\"+ana@example.com\",'=1+1 Ruiz;'@x,AREA,redes,+52 999,false\n");

        var file = await admin.GetAnswerAsync(Export);
        var bytes = await admin.GetByteArrayAsync(new Uri(Export, UriKind.Relative));

        Assert.Multiple(() =>
        {
            Assert.That((file.Status, file.Header("Content-Type")), Is.EqualTo((200, "text/csv; charset=utf-8")));
            Assert.That(file.Header("Content-Disposition"), Is.EqualTo("attachment; filename=\"usuarios.csv\""));
            // Without the byte order mark, spreadsheets take UTF-8 for another encoding.
            Assert.That(bytes.Take(3), Is.EqualTo(Encoding.UTF8.GetPreamble()));
            Assert.That(file.Text, Is.EqualTo(
                "email,nombre,rol,area,telefono,is_active,must_change_password,locals,username\r\n"
                + "admin@helpdesk.local,Administrador,ADMIN,,,true,false,,\r\n"
                + "'+ana@example.com,'=1+1 Ruiz;'@x,AREA,REDES,'+52 999,false,false,,\r\n"));
        });
    }

    [Test]
    public async Task Export_AsJsonLines_HasAUserALine()
    {
        var file = await admin.GetAnswerAsync($"{Export}?format=jsonl");

        Assert.Multiple(() =>
        {
            Assert.That((file.Status, file.Header("Content-Type")), Is.EqualTo((200, "application/x-ndjson")));
            Assert.That(file.Text, Is.EqualTo(
                """{"email":"admin@helpdesk.local","nombre":"Administrador","rol":"ADMIN","area":null,"telefono":null,"is_active":true,"must_change_password":false,"locals":null,"username":null}""" + "\n"));
        });
    }

    [TestCase("csv", "text/csv")]
    [TestCase("jsonl", "application/x-ndjson")]
    public async Task Export_ImportedIntoAnEmptyDirectory_MakesItEqual(string format, string mediaType)
    {
        await ImportAsync(
            $"{Header}ana@example.com,\"Ana \"\"Anita\"\", Núñez;=x\",AREA,sistemas,+52 999,true\n=bea@example.com,''=Bea,MESA,,-1,false\nluz@example.com,'Luz' Paz,USUARIO,redes,'1,true\n");
        var file = await admin.GetAnswerAsync($"{Export}?format={format}");
        using var otherService = new HelpDeskService(provider);
        using var otherAdmin = await otherService.SignInAsync();
        using var content = new ByteArrayContent(await admin.GetByteArrayAsync(new Uri($"{Export}?format={format}", UriKind.Relative)))
        {
            Headers = { ContentType = new(mediaType) },
        };

        var imported = await otherAdmin.PostAnswerAsync(Import, content);
        var unchanged = await ImportAsync(file.Text, mediaType);

        var copies = (await otherAdmin.GetAnswerAsync(TestUsers.Path)).Json;
        var originals = (await admin.GetAnswerAsync(TestUsers.Path)).Json;
        Assert.Multiple(() =>
        {
            Assert.That(imported.Text, Is.EqualTo("""{"created":3,"updated":0,"unchanged":1,"failed":0,"errors":[]}"""));
            Assert.That(unchanged.Text, Is.EqualTo("""{"created":0,"updated":0,"unchanged":4,"failed":0,"errors":[]}"""));
            Assert.That(WithoutIds(copies), Is.EqualTo(WithoutIds(originals)));
        });
    }

    private static TestCaseData Case(string name, params object[] values) => new TestCaseData(values).SetArgDisplayNames(name);

    private static string WithoutIds(JsonNode users)
    {
        foreach (var user in users.AsArray())
        {
            user!.AsObject().Remove("id");
        }

        return users.ToJsonString();
    }

    private async Task<Answer> ImportAsync(string text, string mediaType = "text/csv", string query = "")
    {
        using var content = new StringContent(text, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
        return await admin.PostAnswerAsync(Import + query, content);
    }

    private async Task<int> CountAsync() => (await admin.GetAnswerAsync(TestUsers.Path)).Json.AsArray().Count;
}
