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
    public const string EncodingOption = "--encoding";
    public const string OrganizationOption = "--organization";
    public const string PasswordsOption = "--generate-passwords";
    public const string DryRunOption = "--dry-run";
    public const string SkipBadOption = "--skip-bad";
    public const string WithPasswordHashesOption = "--with-password-hashes";

    /// <summary>The file name that stands for standard input or standard output.</summary>
    private const string StandardStream = "-";

    /// <summary>The exit code when rows are faulty, which is not a failure.</summary>
    private const int FaultyRowsExitCode = 2;

    public static Command CreateImport(string[] configuration)
    {
        var file = new Argument<string>("FILE") { Description = $"What to read; {StandardStream} for standard input." };
        var full = FullTransfer.CreateOption("Creates the whole directory in an empty database, from a file of users export --full.");
        var (format, encoding, organization) = (CreateFormat(file, full), CreateEncoding(), CreateOrganization());
        var dryRun = new Option<bool>(DryRunOption) { Description = "Only says what would be done, and what is wrong with which line." };
        var skipBad = new Option<bool>(SkipBadOption) { Description = "Imports the other rows when some are faulty; else nothing is." };
        var passwords = new Option<string?>(PasswordsOption)
        {
            Description = "Generates passwords for users who have none, and writes them into this new file, which only you can read.",
        };
        var verb = new Command(
            "import",
            "Creates and changes users, each by its email. Faulty lines go to standard error; "
            + $"exit code {FaultyRowsExitCode} when there are any.")
        {
            file,
            format,
            encoding,
            organization,
            dryRun,
            skipBad,
            passwords,
            full,
        };
        FullTransfer.RefuseWith(verb, full, format, encoding, organization, dryRun, skipBad, passwords);
        verb.SetAction(parsed => parsed.GetValue(full)
            ? FullTransfer.ImportAsync(parsed.GetRequiredValue(file), configuration)
            : ImportAsync(
                parsed.GetRequiredValue(file),
                UserFile.Formats[parsed.GetRequiredValue(format)],
                UserFile.Encodings[parsed.GetRequiredValue(encoding)],
                parsed.GetRequiredValue(organization),
                new() { IsDryRun = parsed.GetValue(dryRun), SkipsFaulty = parsed.GetValue(skipBad) },
                parsed.GetValue(passwords),
                configuration));
        return verb;
    }

    public static Command CreateExport(string[] configuration)
    {
        var file = new Argument<string>("FILE")
        {
            Description = $"Where to write; there must be no such file yet. {StandardStream} for standard output.",
        };
        var full = FullTransfer.CreateOption("Writes the whole directory, with every hash and key, to move it to another database.");
        var (format, organization) = (CreateFormat(file, full), CreateOrganization());
        var withHashes = new Option<bool>(WithPasswordHashesOption)
        {
            Description = "Also the hashes of passwords, so that they work where the file is imported.",
        };
        var verb = new Command("export", "Writes all users of an organization into a file that can be imported.")
        {
            file,
            format,
            organization,
            withHashes,
            full,
        };
        FullTransfer.RefuseWith(verb, full, format, organization, withHashes);
        verb.SetAction(parsed => parsed.GetValue(full)
            ? FullTransfer.ExportAsync(parsed.GetRequiredValue(file), configuration)
            : ExportAsync(
                parsed.GetRequiredValue(file),
                UserFile.Formats[parsed.GetRequiredValue(format)],
                parsed.GetRequiredValue(organization),
                parsed.GetValue(withHashes),
                configuration));
        return verb;
    }

    private static Option<string> CreateFormat(Argument<string> file, Option<bool> full)
    {
        var format = new Option<string>(FormatOption)
        {
            Description = $"{string.Join(" or ", UserFile.Formats.Keys)}, whatever the file's name ends in.",
            DefaultValueFactory = parsed => Path.GetExtension(parsed.GetValue(file) ?? "").TrimStart('.').ToLowerInvariant(),
        };
        format.Validators.Add(parsed =>
        {
            if (!parsed.GetValue(full) && !UserFile.Formats.ContainsKey(parsed.GetValueOrDefault<string>()))
            {
                parsed.AddError(
                    $"{FormatOption} must be {string.Join(" or ", UserFile.Formats.Keys)}, or the file's name must end in one of them");
            }
        });
        return format;
    }

    private static Option<string> CreateEncoding()
    {
        var encoding = new Option<string>(EncodingOption)
        {
            Description = $"{string.Join(" or ", UserFile.Encodings.Keys)}, in which spreadsheets on Windows save plain CSV.",
            DefaultValueFactory = _ => UserFile.Encodings.Keys.First(),
        };
        encoding.Validators.Add(parsed =>
        {
            if (!UserFile.Encodings.ContainsKey(parsed.GetValueOrDefault<string>()))
            {
                parsed.AddError($"{EncodingOption} must be {string.Join(" or ", UserFile.Encodings.Keys)}");
            }
        });
        return encoding;
    }

    private static Option<string> CreateOrganization() => new(OrganizationOption)
    {
        Description = "The id of the organization.",
        DefaultValueFactory = _ => Organization.HelpDeskId,
    };

    private static async Task<int> ImportAsync(
        string path,
        UserFileFormat format,
        UserFileEncoding encoding,
        string organizationId,
        ImportOptions options,
        string? passwordsPath,
        string[] configuration)
    {
        var file = await OpenAsync(path, format, encoding);
        await using var passwords = passwordsPath is null || options.IsDryRun ? null : new PasswordFile(CreateFile(passwordsPath));
        options = options with { KeepPasswords = passwords is null ? null : passwords.AddAsync };
        var imported = await ServiceHost.RunInOrganizationAsync(
            async services =>
            {
                await CheckOrganizationAsync(services, organizationId);
                return await ImportProgress.RunAsync(file, (read, report) =>
                    services.GetRequiredService<UserImport>().RunAsync(read, options, report, CancellationToken.None));
            },
            organizationId,
            isReadOnly: options.IsDryRun,
            configuration);
        var report = imported.Value;
        var prefix = options.IsDryRun ? "would be " : "";
        await Console.Out.WriteLineAsync(report is { IsAborted: true, Created: 0, Updated: 0, Unchanged: 0 }
            ? $"Nothing is imported: {report.Failed} faulty."
            : $"{report.Created} {prefix}created, {report.Updated} {prefix}updated, {report.Unchanged} unchanged, "
                + $"{report.Failed} faulty{(report.IsAborted ? ", the rest not imported" : "")}.");
        return report.Failed == 0 ? 0 : FaultyRowsExitCode;
    }

    private static async Task<int> ExportAsync(
        string path,
        UserFileFormat format,
        string organizationId,
        bool withPasswordHashes,
        string[] configuration)
    {
        await ServiceHost.RunInOrganizationAsync(
            async services =>
            {
                await CheckOrganizationAsync(services, organizationId);
                var query = new ExportUsersQuery { WithPasswordHashes = withPasswordHashes };
                var exported = await services.GetRequiredService<IMediator>().Send(query);
                await using var file = CreateFile(path);
                await UserRecord.WriteAsync(exported.Value, format, withPasswordHashes, file, CancellationToken.None);
                return 0;
            },
            organizationId,
            isReadOnly: true,
            configuration);
        return 0;
    }

    private static async Task CheckOrganizationAsync(IServiceProvider services, string organizationId)
    {
        if (await services.GetRequiredService<IOrganizations>().FindAsync(organizationId, CancellationToken.None) is null)
        {
            throw new InvalidConfigurationException(
                $"There is no organization '{organizationId}': the first start of the service makes those of the configuration.");
        }
    }

    private static async Task<UserFile> OpenAsync(string path, UserFileFormat format, UserFileEncoding encoding)
    {
        if (path != StandardStream)
        {
            // A file that can't be opened is reported before the import starts.
            await using var probe = OpenFile(path, () => File.OpenRead(path));
            return new(() => File.OpenRead(path), format, encoding);
        }

        // Buffered, because the import reads the file twice.
        using var buffer = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(buffer);
        var bytes = buffer.ToArray();
        return new(() => new MemoryStream(bytes), format, encoding);
    }

    /// <summary>Creates the file so that only the current user can read it: it may hold password hashes.</summary>
    private static Stream CreateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return path == StandardStream ? Console.OpenStandardOutput() : OpenFile(path, () => new FileStream(path, options));
    }

    private static FileStream OpenFile(string path, Func<FileStream> open)
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
