using System.CommandLine;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Users.ExportUsers;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.WebApi.Start;
using HelpDesk.Users.WebApi.UserFiles;
using MediatR;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary><c>users import</c> and <c>users export</c></summary>
internal static class UserVerbs
{
    public const string FormatOption = "--format";
    public const string OrganizationOption = "--organization";
    public const string DryRunOption = "--dry-run";
    public const string SkipBadOption = "--skip-bad";
    public const string WithPasswordHashesOption = "--with-password-hashes";

    /// <summary>The name of standard input and output.</summary>
    private const string Standard = "-";

    /// <summary>The exit code for faulty rows, which is no failure.</summary>
    private const int HasFaultyRows = 2;

    public static Command CreateImport(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = $"What to read; {Standard} for standard input." };
        var (format, organization) = (CreateFormat(file), CreateOrganization());
        var dryRun = new Option<bool>(DryRunOption) { Description = "Only says what would be done, and what is wrong with which line." };
        var skipBad = new Option<bool>(SkipBadOption) { Description = "Imports the other rows when some are faulty; else nothing is." };
        var verb = new Command("import", $"Creates and changes users, each by its email. Faulty lines go to standard error; exit code {HasFaultyRows} when there are any.")
        {
            file,
            format,
            organization,
            dryRun,
            skipBad,
        };
        verb.SetAction(parsed => ImportAsync(
            parsed.GetRequiredValue(file),
            UserFile.Formats[parsed.GetRequiredValue(format)],
            parsed.GetRequiredValue(organization),
            new() { IsDryRun = parsed.GetValue(dryRun), SkipsFaulty = parsed.GetValue(skipBad) },
            configuration));
        return verb;
    }

    public static Command CreateExport(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = $"Where to write; there must be no such file yet. {Standard} for standard output." };
        var (format, organization) = (CreateFormat(file), CreateOrganization());
        var withHashes = new Option<bool>(WithPasswordHashesOption) { Description = "Also the hashes of passwords, so that they work where the file is imported." };
        var verb = new Command("export", "Writes all users of an organization into a file that can be imported.") { file, format, organization, withHashes };
        verb.SetAction(parsed => ExportAsync(
            parsed.GetRequiredValue(file),
            UserFile.Formats[parsed.GetRequiredValue(format)],
            parsed.GetRequiredValue(organization),
            parsed.GetValue(withHashes),
            configuration));
        return verb;
    }

    private static Option<string> CreateFormat(Argument<string> file)
    {
        var format = new Option<string>(FormatOption)
        {
            Description = $"{string.Join(" or ", UserFile.Formats.Keys)}, whatever the file's name ends in.",
            DefaultValueFactory = parsed => Path.GetExtension(parsed.GetValue(file) ?? "").TrimStart('.').ToLowerInvariant(),
        };
        format.Validators.Add(parsed =>
        {
            if (!UserFile.Formats.ContainsKey(parsed.GetValueOrDefault<string>()))
            {
                parsed.AddError($"{FormatOption} must be {string.Join(" or ", UserFile.Formats.Keys)}, or the file's name must end in one of them");
            }
        });
        return format;
    }

    private static Option<string> CreateOrganization() => new(OrganizationOption)
    {
        Description = "The id of the organization.",
        DefaultValueFactory = _ => Organization.HelpDeskId,
    };

    private static async Task<int> ImportAsync(
        string path,
        UserFileFormat format,
        string organizationId,
        ImportOptions options,
        string[] configuration)
    {
        var file = await OpenAsync(path, format);
        var imported = await ServiceHost.ActAsync(
            async services =>
            {
                await CheckOrganizationAsync(services, organizationId);
                return await ImportProgress.ShowAsync(file, (read, tell) =>
                    services.GetRequiredService<UserImport>().RunAsync(read, options, tell, CancellationToken.None));
            },
            organizationId,
            isReading: options.IsDryRun,
            configuration);
        var report = imported.Value;
        var would = options.IsDryRun ? "would be " : "";
        await Console.Out.WriteLineAsync(report is { IsAborted: true, Created: 0, Updated: 0, Unchanged: 0 }
            ? $"Nothing is imported: {report.Failed} faulty."
            : $"{report.Created} {would}created, {report.Updated} {would}updated, {report.Unchanged} unchanged, {report.Failed} faulty{(report.IsAborted ? ", the rest not imported" : "")}.");
        return report.Failed == 0 ? 0 : HasFaultyRows;
    }

    private static async Task<int> ExportAsync(
        string path,
        UserFileFormat format,
        string organizationId,
        bool withPasswordHashes,
        string[] configuration)
    {
        await ServiceHost.ActAsync(
            async services =>
            {
                await CheckOrganizationAsync(services, organizationId);
                var exported = await services.GetRequiredService<IMediator>().Send(new ExportUsersQuery { WithPasswordHashes = withPasswordHashes });
                await using var file = Create(path);
                await UserRecord.WriteAsync(exported.Value, format, withPasswordHashes, file, CancellationToken.None);
                return 0;
            },
            organizationId,
            isReading: true,
            configuration);
        return 0;
    }

    private static async Task CheckOrganizationAsync(IServiceProvider services, string organizationId)
    {
        if (await services.GetRequiredService<IOrganizations>().FindAsync(organizationId, CancellationToken.None) is null)
        {
            throw new InvalidConfigurationException($"There is no organization '{organizationId}': the first start of the service makes those of the configuration.");
        }
    }

    private static async Task<UserFile> OpenAsync(string path, UserFileFormat format)
    {
        if (path != Standard)
        {
            await using var tried = Use(path, () => File.OpenRead(path));
            return new(() => File.OpenRead(path), format);
        }

        using var kept = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(kept);
        var bytes = kept.ToArray();
        return new(() => new MemoryStream(bytes), format);
    }

    /// <summary>A file for nobody else to read.</summary>
    private static Stream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return path == Standard ? Console.OpenStandardOutput() : Use(path, () => new FileStream(path, options));
    }

    private static FileStream Use(string path, Func<FileStream> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"The file '{path}' cannot be used: {exception.Message.TrimEnd('.')}.", exception);
        }
    }
}
