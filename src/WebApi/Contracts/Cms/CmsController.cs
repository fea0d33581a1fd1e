using AutoMapper;
using HelpDesk.Users.Domain.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>What the contract's controllers have in common.</summary>
[ApiExplorerSettings(GroupName = CmsContract.DocumentName)]
public abstract class CmsController(IMediator mediator, IMapper mapper) : ContractController(mediator, mapper)
{
    /// <inheritdoc/>
    protected override IActionResult Refuse(IReadOnlyList<Error> errors) => CmsErrors.ToActionResult(errors);
}
