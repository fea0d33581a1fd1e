using System.Net.Mime;
using AutoMapper;
using HelpDesk.Users.Application.Users.ExportUsers;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Downloads;
using HelpDesk.Users.WebApi.OpenApi;
using HelpDesk.Users.WebApi.UserFiles;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.UserFiles;

/// <summary>Import and export of users, for ADMIN.</summary>
[ServesOrganizationsOf(OrganizationTemplates.HelpDesk)]
[Route(HelpDeskContract.Prefix + "/users")]
[Tags("Users")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = "Not an ADMIN, or the password must be changed first")]
public sealed class UserFilesController(IMediator mediator, IMapper mapper, UserImport import) : HelpDeskController(mediator, mapper)
{
    /// <summary>The maximum size of a file. It is kept in memory.</summary>
    internal const int MaxFileBytes = MaxFileMegabytes * 1024 * 1024;

    internal const int MaxFileMegabytes = 32;

    private const int MaxFaults = 1_000;
    private const string FileName = "usuarios";
    private const string FileDescription = "The file, in UTF-8 or windows-1252, of at most 32 MB";

    private const string CsvExample =
        "email,nombre,rol,area,telefono,is_active,password\r\n"
        + "eva.ruiz@example.com,Eva Ruiz,AREA,SISTEMAS,555 1234,true,Temporal-2026\r\n"
        + "juan.diaz@example.com,Juan Díaz,USUARIO,,,true,\r\n";

    private const string JsonLinesExample =
        """{"email":"eva.ruiz@example.com","nombre":"Eva Ruiz","rol":"AREA","area":"SISTEMAS","password":"Temporal-2026"}""" + "\n"
        + """{"email":"juan.diaz@example.com","is_active":false}""" + "\n";

    /// <summary>Creates and changes users from a file, each by its email. What a row does not have stays as it is.</summary>
    /// <remarks>
    /// A row has email, nombre, rol, area, telefono, is_active, must_change_password, and one of password, password_hash (bcrypt or this
    /// service's) or neither. A new user without one cannot sign in until a password is set; with password=generate it gets one, as does a
    /// known user who has none. Unless faulty rows are skipped, one of them
    /// keeps the whole file out. In comma-separated values, columns can have the Spanish names Correo, Nombre, Rol, Área, Teléfono, Activo
    /// and Contraseña too, in any letter case; semicolons or tabs can separate cells; true and false can be sí, no, 1, 0, verdadero and
    /// falso; and blank rows, and columns without a name and values, are passed over. A role can be in any letter case. Windows-1252 is
    /// read where Content-Type (charset=windows-1252) or encoding says it.
    /// </remarks>
    [HttpPost("import", Name = "importUsers")]
    [AcceptsBody(CsvDownload.MediaType, typeof(string), Description = FileDescription, Example = CsvExample)]
    [AcceptsBody(JsonLinesDownload.MediaType, typeof(string), Description = FileDescription, Example = JsonLinesExample)]
    [AcceptsBody("application/vnd.ms-excel", typeof(string), Description = FileDescription, Example = CsvExample)]
    [AcceptsBody("application/csv", typeof(string), Description = FileDescription, Example = CsvExample)]
    [AcceptsBody(MediaTypeNames.Multipart.FormData, typeof(UserFileForm), Description = FileDescription)]
    [RequestSizeLimit(MaxFileBytes)]
    [ProducesResponseType<HelpDeskImport>(
        StatusCodes.Status200OK,
        Description = "Imported, but for the rows that were skipped; or what a dry run has found")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status413PayloadTooLarge, Description = "The file is larger than 32 MB")]
    [ProducesResponseType<HelpDeskError>(
        StatusCodes.Status415UnsupportedMediaType,
        Description = "The body is neither text/csv nor application/x-ndjson nor a form with one such file, in UTF-8 or windows-1252")]
    [ProducesResponseType<HelpDeskImportFaults>(
        StatusCodes.Status422UnprocessableEntity,
        Description = "Faulty parameters; or a faulty file, and nothing is imported")]
    public async Task<IActionResult> Import([FromQuery(Name = "")] ImportUsersRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var encoding = request.ParseEncoding();
        var passwords = new List<HelpDeskGeneratedPassword>();
        var options = request.ToOptions(FaultsOf(HelpDeskParameters.Import), KeepPasswords);
        var allowed = await import.CheckAsync(options, cancellationToken);
        if (!allowed.IsSuccess)
        {
            return RefuseWithHeaders(allowed.Errors);
        }

        var (file, refusal) = await UserUpload.ReadAsync(Request, encoding.IsSet ? encoding.Value : null, cancellationToken);
        if (file is null)
        {
            return StatusCode(refusal, new HelpDeskError { Detail = Messages.ForFile(refusal), Code = HelpDeskErrors.CodeOf(refusal) });
        }

        var faults = new List<HelpDeskFault>();
        var imported = await import.RunAsync(() => file.ReadAsync(cancellationToken), options, AddFault, cancellationToken);
        return imported.IsSuccess
            ? ToResult(imported.Value, faults, options.KeepPasswords is null ? null : passwords)
            : RefuseWithHeaders(imported.Errors);

        void KeepPasswords(IReadOnlyList<GeneratedPassword> generated) => passwords.AddRange(generated.Select(user =>
            new HelpDeskGeneratedPassword { Email = user.Email, Password = user.Password.Value }));

        void AddFault(Error fault)
        {
            if (faults.Count < MaxFaults)
            {
                faults.Add(HelpDeskErrors.ToBodyFault(fault, Messages));
            }
        }
    }

    /// <summary>Writes all users into a file that can be imported, in order of creation. It has no passwords and no hashes.</summary>
    [HttpGet("export", Name = "exportUsers")]
    [ReturnsFiles(CsvDownload.MediaType, JsonLinesDownload.MediaType)]
    [ProducesResponseType(
        StatusCodes.Status200OK,
        Description = "The file. In comma-separated values, an apostrophe stands before what a spreadsheet would take for a formula")]
    [ProducesResponseType<HelpDeskFaults>(StatusCodes.Status422UnprocessableEntity, Description = "All faults of the parameters")]
    public Task<IActionResult> Export([FromQuery(Name = "")] ExportUsersRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var format = request.ParseFormat();
        var faults = FaultsOf(HelpDeskParameters.Export).Concat(format.Errors.Of(nameof(request.Format)));
        return SendAsync(new ExportUsersQuery { Faults = [.. faults] }, users => ToFile(users, format.Value), cancellationToken);
    }

    private static IActionResult ToFile(IAsyncEnumerable<ExportedUser> users, UserFileFormat format)
    {
        var records = users.Select(user => new UserRecord(user));
        return format == UserFileFormat.Csv
            ? new CsvDownload<UserRecord>(records, $"{FileName}.csv", UserRecord.Columns(withPasswordHashes: false))
            : new JsonLinesDownload<UserRecord>(records, $"{FileName}.jsonl");
    }

    private ObjectResult ToResult(
        ImportReport report,
        IReadOnlyList<HelpDeskFault> faults,
        IReadOnlyList<HelpDeskGeneratedPassword>? passwords) => report.IsAborted
        ? UnprocessableEntity(new HelpDeskImportFaults
        {
            Detail = faults,
            Created = report.Created,
            Updated = report.Updated,
            Unchanged = report.Unchanged,
            Failed = report.Failed,
            Code = HelpDeskErrors.ValidationFailed,
            Passwords = passwords,
        })
        : Ok(new HelpDeskImport
        {
            Created = report.Created,
            Updated = report.Updated,
            Unchanged = report.Unchanged,
            Failed = report.Failed,
            Errors = faults,
            Passwords = passwords,
        });
}
