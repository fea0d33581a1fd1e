using AutoMapper;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>The base class of the contract's controllers.</summary>
[ApiExplorerSettings(GroupName = OrganizationsContract.DocumentName)]
[BodyRefusal(typeof(OrganizationsProblem), StatusCodes.Status400BadRequest, "validation-failed: all faults of the body and the headers")]
[BodyRefusal(typeof(OrganizationsProblem), StatusCodes.Status413PayloadTooLarge, "body-too-large: larger than 1 MB")]
[BodyRefusal(typeof(OrganizationsProblem), StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type: not application/json")]
[ProducesResponseType(
    typeof(OrganizationsProblem),
    StatusCodes.Status500InternalServerError,
    Description = "internal-error: unexpected; correlation_id finds it in the log")]
[HeaderDescriptions(
    IfMatch = "The ETag that the user must still have, else 412.",
    IdempotencyKey = "The caller's own name for this request. Sent again with the same body within 24 hours, "
        + "it is answered as it was first.",
    IdempotencyKeyMaxLength = IdempotencyKey.MaxLength,
    EntityTag = "The state that the answer shows, for If-Match",
    NextPage = "The next page, as rel=\"next\"; none at the end",
    Total = "How many users the whole list has",
    IsTotalRequired = true)]
public abstract class OrganizationsContractController(IMediator mediator, IMapper mapper) : ContractController(mediator, mapper)
{
    /// <inheritdoc/>
    protected override IActionResult Refuse(IReadOnlyList<Error> errors) => OrganizationsErrors.ToActionResult(errors);
}
