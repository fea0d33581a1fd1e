using AutoMapper;
using HelpDesk.Users.Domain.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>What the contract's controllers have in common.</summary>
[ApiExplorerSettings(GroupName = WorksContract.DocumentName)]
public abstract class WorksController(IMediator mediator, IMapper mapper) : ContractController(mediator, mapper)
{
    /// <inheritdoc/>
    protected override IActionResult Refuse(IReadOnlyList<Error> errors) => WorksErrors.ToActionResult(errors);
}
