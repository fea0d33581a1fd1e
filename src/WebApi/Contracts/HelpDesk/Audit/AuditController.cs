using AutoMapper;
using HelpDesk.Users.Application.Audit.ExportAudit;
using HelpDesk.Users.Application.Audit.ListAudit;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Downloads;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Audit;

/// <summary>The audit, for ADMIN.</summary>
[Route(HelpDeskContract.Prefix + "/audit")]
[Tags("Audit")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = "Not an ADMIN, or the password must be changed first")]
public sealed class AuditController(IMediator mediator, IMapper mapper) : HelpDeskController(mediator, mapper)
{
    /// <summary>Reads the audit, the newest record first: page by page, or as a file with all records.</summary>
    [HttpGet(Name = "listAudit")]
    [Headers(SharedHeaders.NextPage)]
    [HeaderDescriptions(NextPage = "The next page, with rel=\"next\"; left out on the last page and on files")]
    [ReturnsFiles(CsvDownload.MediaType, JsonLinesDownload.MediaType)]
    [ProducesResponseType<IEnumerable<HelpDeskAuditRecord>>(
        StatusCodes.Status200OK,
        Description = "The records; the Link header leads to the next page")]
    [ProducesResponseType<HelpDeskFaults>(StatusCodes.Status422UnprocessableEntity, Description = "All faults of the parameters")]
    public Task<IActionResult> List([FromQuery(Name = "")] AuditRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var format = request.ParseFormat(new RequestHeaders(Request.Headers).Accept);
        var faults = FaultsOf(HelpDeskParameters.Audit).Concat(format.Errors.Of(nameof(request.Format)));
        return format is not { IsValid: true, Value: not AuditFormat.Json }
            ? SendAsync(request.ApplyTo(new ListAuditQuery(), faults), ToPage, cancellationToken)
            : SendAsync(
                request.ApplyTo(new ExportAuditQuery(), faults),
                views => HelpDeskAuditFile.Create(views.Select(view => Mapper.Map<HelpDeskAuditRecord>(view)), format.Value),
                cancellationToken);
    }

    private OkObjectResult ToPage(AuditPage page)
    {
        if (page.Next is { } next)
        {
            Response.Headers.Link = PageLink.Next(Request, HelpDeskParameters.Audit, HelpDeskParameters.ToCursor(next));
        }

        return Ok(page.Records.Select(view => Mapper.Map<HelpDeskAuditRecord>(view)));
    }
}
