using AutoMapper;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.Cms.Responses;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>The base class of the contract's controllers.</summary>
[ApiExplorerSettings(GroupName = CmsContract.DocumentName)]
[BodyRefusal(typeof(CmsError), StatusCodes.Status400BadRequest, "All faults of the body")]
[BodyRefusal(typeof(CmsError), StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MB")]
[BodyRefusal(typeof(CmsError), StatusCodes.Status415UnsupportedMediaType, "The body is not application/json")]
[ProducesResponseType(
    typeof(CmsError),
    StatusCodes.Status500InternalServerError,
    Description = "Unexpected failure; correlationId finds it in the log")]
public abstract class CmsController(IMediator mediator, IMapper mapper) : ContractController(mediator, mapper)
{
    /// <inheritdoc/>
    protected override IActionResult Refuse(IReadOnlyList<Error> errors) => CmsErrors.ToActionResult(errors);
}
