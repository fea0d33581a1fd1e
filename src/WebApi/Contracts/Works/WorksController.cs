using AutoMapper;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.Works.Responses;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>The base class of the contract's controllers.</summary>
[ApiExplorerSettings(GroupName = WorksContract.DocumentName)]
[BodyRefusal(typeof(WorksError), StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MB")]
[BodyRefusal(typeof(WorksError), StatusCodes.Status415UnsupportedMediaType, "The body is not application/json")]
[ProducesResponseType(
    typeof(WorksError),
    StatusCodes.Status500InternalServerError,
    Description = "Unexpected failure; correlationId finds it in the log")]
public abstract class WorksController(IMediator mediator, IMapper mapper) : ContractController(mediator, mapper)
{
    /// <inheritdoc/>
    protected override IActionResult Refuse(IReadOnlyList<Error> errors) => WorksErrors.ToActionResult(errors);
}
