using System.Text;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.Data.Sqlite;

namespace HelpDesk.Users.WebApi.AcceptanceTests.CommandLine;

[Category("Slow")]
public sealed class UserCommandTests
{
    private const string FileName = "users.db";
    private const string BroughtHash = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    private static readonly (string, string) AdminPassword = ("Bootstrap__AdminPassword", HelpDeskService.AdminPassword);

    private string folder = "";
    private byte[] directory = [];

    [OneTimeSetUp]
    public async Task StartOnce()
    {
        CreateFolder();
        await StartOnceAsync(folder);
        directory = await File.ReadAllBytesAsync(Path.Combine(folder, FileName));
        DeleteFolder();
    }

    [SetUp]
    public async Task CopyDirectory()
    {
        CreateFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder, FileName), directory);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task ImportAndExport_OfOneOrganization_SayWhatTheyDidAndMakeAnotherDirectoryEqual()
    {
        var file = await WriteAsync("users.csv", $"email,nombre,rol,area,telefono,is_active,password_hash\nana@example.com,Ana Núñez,AREA,redes,+52,false,{BroughtHash}\nbea@example.com,Bea Ruiz,MESA,,,true,\n");
        var other = Directory.CreateDirectory(Path.Combine(folder, "other")).FullName;
        await StartOnceAsync(other);

        var tried = await ServiceProcess.RunAsync(folder, "users", "import", file, "--dry-run");
        var imported = await ServiceProcess.RunAsync(folder, "users", "import", file, "--organization", "helpdesk");
        var again = await ServiceProcess.RunAsync(folder, "users", "import", "--format=csv", file);
        var exported = await ServiceProcess.RunAsync(folder, "users", "export", Path.Combine(folder, "out.csv"), "--with-password-hashes");
        var refused = await ServiceProcess.RunAsync(folder, "users", "export", Path.Combine(folder, "out.csv"));
        var printed = await ServiceProcess.RunAsync(folder, "users", "export", "-", "--format", "jsonl");
        var copied = await ServiceProcess.RunAsync(other, "users", "import", Path.Combine(folder, "out.csv"));
        var copy = await ServiceProcess.RunAsync(other, "users", "export", "-", "--format", "csv", "--with-password-hashes");

        var isForOthersToo = !OperatingSystem.IsWindows()
            && File.GetUnixFileMode(Path.Combine(folder, "out.csv")) != (UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var written = await File.ReadAllTextAsync(Path.Combine(folder, "out.csv"));
        Assert.Multiple(() =>
        {
            Assert.That(tried, Is.EqualTo((0, "2 would be created, 0 would be updated, 0 unchanged, 0 faulty.", "")));
            Assert.That(imported, Is.EqualTo((0, "2 created, 0 updated, 0 unchanged, 0 faulty.", "")));
            Assert.That(again, Is.EqualTo((0, "0 created, 0 updated, 2 unchanged, 0 faulty.", "")));
            Assert.That(exported, Is.EqualTo((0, "", "")));
            Assert.That(written, Does.Contain($"ana@example.com,Ana Núñez,AREA,REDES,'+52,false,false,,,{BroughtHash}\r\n"));
            Assert.That(isForOthersToo, Is.False);
            Assert.That((refused.ExitCode, refused.Output, refused.Errors.Split('\n').Length), Is.EqualTo((1, "", 1)));
            Assert.That(printed.Output.Split('\n'), Has.Length.EqualTo(3));
            Assert.That(printed.Output, Does.Not.Contain(BroughtHash).And.Contain("\"nombre\":\"Ana Núñez\""));
            // The first administrator of the other directory gets the password of this one's.
            Assert.That(copied, Is.EqualTo((0, "2 created, 1 updated, 0 unchanged, 0 faulty.", "")));
            Assert.That(copy.Output.TrimStart('\uFEFF').ReplaceLineEndings("\n"), Is.EqualTo(written.ReplaceLineEndings("\n").Trim()));
        });
    }

    [Test]
    public async Task Import_WithGeneratedPasswords_WritesThemForTheOperatorAlone()
    {
        var file = await WriteAsync("users.csv", "email,nombre,rol\n=ana@example.com,Ana Núñez,MESA\nbea@example.com,Bea Ruiz,MESA\n");
        var passwords = Path.Combine(folder, "passwords.csv");

        var tried = await ServiceProcess.RunAsync(folder, "users", "import", file, "--generate-passwords", passwords, "--dry-run");
        var isThere = File.Exists(passwords);
        var imported = await ServiceProcess.RunAsync(folder, "users", "import", file, "--generate-passwords", passwords);
        var again = await ServiceProcess.RunAsync(folder, "users", "import", file, "--generate-passwords", passwords);

        var isForOthersToo = !OperatingSystem.IsWindows() && File.GetUnixFileMode(passwords) != (UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Multiple(() =>
        {
            Assert.That((tried, isThere), Is.EqualTo(((0, "2 would be created, 0 would be updated, 0 unchanged, 0 faulty.", ""), false)));
            Assert.That(imported, Is.EqualTo((0, "2 created, 0 updated, 0 unchanged, 0 faulty.", "")));
            Assert.That(
                File.ReadAllText(passwords),
                Does.Match("^email,password\r\n'=ana@example.com,[A-Za-z2-9]{20}\r\nbea@example.com,[A-Za-z2-9]{20}\r\n$"));
            Assert.That(isForOthersToo, Is.False);
            Assert.That((again.ExitCode, again.Output), Is.EqualTo((1, "")), "A file that is there is kept.");
        });
    }

    [Test]
    public async Task Import_OfWindows1252_IsReadWhenItIsAskedAndElseOneFault()
    {
        var file = Path.Combine(folder, "users.csv");
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes("Correo;Nombre;Rol;Activo;\n;;;;\na@example.com;Íñigo Núñez;mesa;SI;\nb@example.com;Begoña;Usuario;NO;\n"));

        var refused = await ServiceProcess.RunAsync(folder, "users", "import", file);
        var skipped = await ServiceProcess.RunAsync(folder, "users", "import", file, "--skip-bad");
        var imported = await ServiceProcess.RunAsync(folder, "users", "import", file, "--encoding", "windows-1252");
        var exported = await ServiceProcess.RunAsync(folder, "users", "export", Path.Combine(folder, "out.csv"));
        var again = await ServiceProcess.RunAsync(folder, "users", "import", Path.Combine(folder, "out.csv"));

        var written = await File.ReadAllBytesAsync(Path.Combine(folder, "out.csv"));
        Assert.Multiple(() =>
        {
            Assert.That(
                refused,
                Is.EqualTo((2, "Nothing is imported: 1 faulty.", "line 3: not utf8 (save the file as CSV UTF-8, or add --encoding windows-1252)")));
            Assert.That(skipped, Is.EqualTo(refused));
            Assert.That(imported, Is.EqualTo((0, "2 created, 0 updated, 0 unchanged, 0 faulty.", "")));
            Assert.That(exported, Is.EqualTo((0, "", "")));
            Assert.That(written.Take(3), Is.EqualTo(Encoding.UTF8.GetPreamble()));
            Assert.That(Encoding.UTF8.GetString(written), Does.Contain("a@example.com,Íñigo Núñez,MESA,,,true,").And.Contain("b@example.com,Begoña,USUARIO,,,false,"));
            Assert.That(again, Is.EqualTo((0, "0 created, 0 updated, 3 unchanged, 0 faulty.", "")));
        });
    }

    [Test]
    public async Task Import_OfAFaultyFile_TellsOfEachLineAndEndsWithTwo()
    {
        var file = await WriteAsync("users.jsonl", """
            {"email":"ana@example.com","nombre":"Ana Ruiz","rol":"MESA"}
            {"email":"bea@example.com","nombre":"B","rol":"\u001b[31mJEFE"}
            {"email":"ANA@example.com"}
            """);

        var refused = await ServiceProcess.RunAsync(folder, "users", "import", file);
        var skipped = await ServiceProcess.RunAsync(folder, "users", "import", "--skip-bad", file);

        string[] faults =
        [
            "line 3: email: repeated \"ANA@example.com\"",
            """line 2: nombre: too short "B" (limit 2)""",
            """line 2: rol: unknown choice "\u001B[31mJEFE" (one of ["ADMIN","MESA","AREA","USUARIO"])""",
        ];
        Assert.Multiple(() =>
        {
            Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((2, "Nothing is imported: 2 faulty.")));
            Assert.That((skipped.ExitCode, skipped.Output), Is.EqualTo((2, "1 created, 0 updated, 0 unchanged, 2 faulty.")));
            Assert.That(refused.Errors.Split('\n').Select(line => line.Trim()), Is.EqualTo(faults));
            Assert.That(skipped.Errors, Is.EqualTo(refused.Errors));
        });
    }

    [TestCase("users")]
    [TestCase("users import")]
    [TestCase("users import users.txt")]
    [TestCase("users import users.csv --format xml")]
    [TestCase("users import nobody.csv")]
    [TestCase("users import users.csv --organization org_9")]
    [TestCase("users import users.csv --encoding utf-16")]
    [TestCase("users import users.csv --skip")]
    [TestCase("users import users.csv --with-password-hashes")]
    [TestCase("users export no/such/folder/users.csv")]
    [TestCase("users export out.csv --organization org_9")]
    [TestCase("users recover")]
    [TestCase("users recover --email admin@helpdesk.local")]
    [TestCase("users recover --email admin@helpdesk.local --reason cort")]
    [TestCase("users recover --email admin --reason Olvidada")]
    public async Task Run_WithAMistake_SaysSoInOneSentence(string arguments)
    {
        await WriteAsync("users.csv", "email\n");

        var ended = await ServiceProcess.RunAsync(folder, arguments.Split(' '));

        Assert.That((ended.ExitCode, ended.Output, ended.Errors.Split('\n').Length), Is.EqualTo((1, "", 1)), ended.Errors);
        Assert.That(ended.Errors, Does.EndWith("."));
    }

    /// <summary>However fast the import is, and however late it is looked at, it does not get beyond the row that it stops at.</summary>
    [Test]
    public async Task Import_KilledInBetween_GoesOnWhereItEnded()
    {
        const int Rows = 3_000;
        const int StopsAt = 2_500;
        var file = await WriteAsync("users.csv", $"email,nombre,rol\n{string.Concat(Enumerable.Range(0, Rows).Select(row => $"persona{row}@example.com,Persona {row},MESA\n"))}");

        Execute(
            $"""
            CREATE TRIGGER Stop BEFORE INSERT ON Users WHEN (SELECT COUNT(*) FROM Users) = {StopsAt}
            BEGIN
                SELECT COUNT(*) FROM (WITH RECURSIVE Endless(Number) AS (SELECT 1 UNION ALL SELECT Number + 1 FROM Endless) SELECT Number FROM Endless);
            END
            """);
        using (var killed = new ServiceProcess(folder, ["users", "import", file]))
        {
            Assert.That(CountUsers, Is.GreaterThan(1).After(180).Seconds.PollEvery(50).MilliSeconds);
            await killed.KillAsync();
        }

        Execute("DROP TRIGGER Stop");
        var left = CountUsers() - 1;
        var resumed = await ServiceProcess.RunAsync(folder, "users", "import", file);
        var verified = await ServiceProcess.RunAsync(folder, "audit", "verify");
        Assert.Multiple(() =>
        {
            Assert.That(left, Is.GreaterThan(0).And.LessThan(StopsAt));
            Assert.That((resumed.ExitCode, resumed.Output), Is.EqualTo((0, $"{Rows - left} created, 0 updated, {left} unchanged, 0 faulty.")));
            Assert.That(Read("SELECT COUNT(*) FROM Users"), Is.EqualTo(Rows + 1));
            Assert.That(Read("SELECT COUNT(DISTINCT UserNumber) FROM UserRoles"), Is.EqualTo(Rows + 1));
            Assert.That(Read("SELECT COUNT(*) FROM AuditRecords WHERE Action = 'user_created'"), Is.EqualTo(Rows + 1));
            Assert.That(verified.ExitCode, Is.Zero);
        });
    }

    /// <summary>Makes the organizations of the configuration.</summary>
    private static async Task StartOnceAsync(string folder)
    {
        using var process = new ServiceProcess(folder, AdminPassword);
        using var client = await process.ConnectAsync();
        await process.TerminateAsync();
    }

    private void CreateFolder() => folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;

    private async Task<string> WriteAsync(string name, string text)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text);
        return file;
    }

    private long CountUsers() => Read("SELECT COUNT(*) FROM Users");

    private long Read(string query) => (long)Execute(query)!;

    private object? Execute(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }
}
