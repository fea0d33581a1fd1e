using AutoMapper;
using HelpDesk.Users.Domain.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>What the contract's controllers have in common.</summary>
[ApiExplorerSettings(GroupName = OrganizationsContract.DocumentName)]
public abstract class OrganizationsContractController(IMediator mediator, IMapper mapper) : ContractController(mediator, mapper)
{
    /// <inheritdoc/>
    protected override IActionResult Refuse(IReadOnlyList<Error> errors) => OrganizationsErrors.ToActionResult(errors);
}
