using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Start;

/// <summary>Secrets that the operator gives in files.</summary>
[Category("Slow")]
public sealed class SecretFilesTests
{
    private const string Password = "Clave-de-archivo-2026";

    private string folder = "";
    private string secrets = "";

    [SetUp]
    public void CreateFolders()
    {
        folder = Directory.CreateTempSubdirectory("helpdesk-users-").FullName;
        secrets = Directory.CreateDirectory(Path.Combine(folder, "secrets")).FullName;
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("Bootstrap__AdminPassword_FILE", "password")]
    [TestCase("SecretsFolder", "")]
    public async Task Start_WithThePasswordInAFile_UsesIt_WithoutTheNewline(string setting, string name)
    {
        await File.WriteAllTextAsync(Path.Combine(secrets, name.Length > 0 ? name : "Bootstrap__AdminPassword"), Password + "\n");
        using var process = new ServiceProcess(folder, (setting, Path.Combine(secrets, name)));
        using var client = await process.ConnectAsync();

        var login = await client.PostAnswerAsync("/api/auth/login", new { email = HelpDeskService.AdminEmail, password = Password });
        await process.TerminateAsync();

        Assert.That(login.Status, Is.EqualTo(200), login.Text);
        Assert.That(process.Output + process.Errors, Does.Not.Contain(Password));
    }

    [Test]
    public async Task Run_WithTheConnectionInAFile_UsesIt()
    {
        await File.WriteAllTextAsync(Path.Combine(secrets, "connection"), $"Data Source={Path.Combine(folder, "other.db")}\n");

        var ended = await ServiceProcess.RunAsync(
            folder, "migrate", "--ConnectionStrings:Users=", $"--ConnectionStrings:Users_FILE={Path.Combine(secrets, "connection")}");

        Assert.That((ended.ExitCode, ended.Errors), Is.EqualTo((0, "")), ended.Output);
        Assert.That(File.Exists(Path.Combine(folder, "other.db")), Is.True);
    }

    [TestCase("Bootstrap:AdminPassword_FILE", "nada", "Bootstrap:AdminPassword_FILE names ")]
    [TestCase("SecretsFolder", "nada", "SecretsFolder names ")]
    public async Task Run_WithAFileThatIsNotThere_SaysSoInOneSentence(string setting, string name, string expected)
    {
        var ended = await ServiceProcess.RunAsync(folder, "migrate", $"--{setting}={Path.Combine(secrets, name)}");

        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((1, "")));
        Assert.That(ended.Errors, Does.StartWith(expected).And.Not.Contain("\n"));
    }

    [TestCase("Bootstrap:AdminPassword_FILE", Password, "Bootstrap:AdminPassword_FILE names a file, which isn't there.", Description = "The secret instead of a path.")]
    [TestCase("Bootstrap:AdminPassword_FILE", "{secrets}", "Bootstrap:AdminPassword_FILE names '{secrets}', which can't be read.")]
    [TestCase("Bootstrap:AdminPassword_FILE", "{secrets}/Metrics__Token", "The file of Bootstrap:AdminPassword is empty.")]
    [TestCase("SecretsFolder", "{secrets}", "The file of Metrics:Token is empty.")]
    public async Task Run_WithAFileThatWillNotDo_SaysSoInOneSentence(string setting, string value, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(secrets, "Metrics__Token"), "\n");

        var ended = await ServiceProcess.RunAsync(folder, "migrate", $"--{setting}={Locate(value)}");

        Assert.That(ended, Is.EqualTo((1, "", Locate(expected))));
    }

    [Test]
    public async Task Run_WithASecretInTheFolderToo_SaysSo()
    {
        await File.WriteAllTextAsync(Path.Combine(secrets, "Bootstrap__AdminPassword"), Password);

        var ended = await ServiceProcess.RunAsync(folder, "migrate", "--Bootstrap:AdminPassword=Otra-2026", $"--SecretsFolder={secrets}");

        Assert.That(ended, Is.EqualTo((1, "", "Bootstrap:AdminPassword and its file in SecretsFolder are both set: set one of them.")));
    }

    [Test]
    public async Task Run_WithRelativePathsAndWindowsNewlines_ReadsThem()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "connection"), $"Data Source={Path.Combine(folder, "other.db")}\r\n");
        using var process = new ServiceProcess(
            folder,
            ["migrate"],
            ("ASPNETCORE_CONTENTROOT", folder),
            ("ConnectionStrings__Users", ""),
            ("ConnectionStrings__Users_FILE", "connection"),
            ("SecretsFolder", "secrets"));

        Assert.That((await process.WaitForExitAsync(), process.Errors), Is.EqualTo((0, "")));
        Assert.That(File.Exists(Path.Combine(folder, "other.db")), Is.True);
    }

    [Test]
    public async Task Run_WithASecretTwice_SaysSo()
    {
        var file = Path.Combine(secrets, "password");
        await File.WriteAllTextAsync(file, Password);

        var ended = await ServiceProcess.RunAsync(folder, "migrate", "--Bootstrap:AdminPassword=Otra-2026", $"--Bootstrap:AdminPassword_FILE={file}");

        Assert.That(ended, Is.EqualTo((1, "", "Bootstrap:AdminPassword and Bootstrap:AdminPassword_FILE are both set: set one of them.")));
    }

    private string Locate(string text) => text.Replace("{secrets}", secrets, StringComparison.Ordinal);
}
