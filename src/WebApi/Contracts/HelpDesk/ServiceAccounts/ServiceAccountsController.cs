using AutoMapper;
using HelpDesk.Users.Application.ServiceAccounts;
using HelpDesk.Users.Application.ServiceAccounts.DeleteServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.GetServiceAccount;
using HelpDesk.Users.Application.ServiceAccounts.ListServiceAccounts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.ServiceAccounts;

/// <summary>Service accounts, for ADMIN.</summary>
[Route(HelpDeskContract.Prefix + "/service-accounts")]
[Tags("Service accounts")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status401Unauthorized, Description = "No token, or one that does not count")]
[ProducesResponseType<HelpDeskError>(StatusCodes.Status403Forbidden, Description = "Not an ADMIN, or the password must be changed first")]
public sealed class ServiceAccountsController(IMediator mediator, IMapper mapper) : HelpDeskController(mediator, mapper)
{
    /// <summary>Creates a service account. Its secret is shown this once.</summary>
    /// <param name="body">The new account.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost(Name = "createServiceAccount")]
    [ProducesResponseType<HelpDeskServiceAccountWithSecret>(StatusCodes.Status201Created, Description = "Created; Location names it")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status409Conflict, Description = "The name is taken")]
    public Task<IActionResult> Create([FromBody] CreateServiceAccountRequest? body, CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(FaultsOf(body)),
        created => Created($"{HelpDeskContract.Prefix}/service-accounts/{created.Account.Id}", WithSecret(created)),
        cancellationToken);

    /// <summary>Lists all service accounts in order of creation.</summary>
    [HttpGet(Name = "listServiceAccounts")]
    [ProducesResponseType<IEnumerable<HelpDeskServiceAccount>>(StatusCodes.Status200OK, Description = "All service accounts")]
    [ProducesResponseType<HelpDeskFaults>(StatusCodes.Status422UnprocessableEntity, Description = "Parameters that there are not")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(
        new ListServiceAccountsQuery { Faults = FaultsOf([]) },
        views => Ok(views.Select(view => Mapper.Map<HelpDeskServiceAccount>(view))),
        cancellationToken);

    /// <summary>Reads a service account.</summary>
    /// <param name="clientId">The account's client id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpGet("{client_id}", Name = "getServiceAccount")]
    [ProducesResponseType<HelpDeskServiceAccount>(StatusCodes.Status200OK, Description = "The account")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such service account")]
    public Task<IActionResult> Get([FromRoute(Name = "client_id")] string clientId, CancellationToken cancellationToken) => SendAsync(
        new GetServiceAccountQuery(clientId),
        view => Ok(Mapper.Map<HelpDeskServiceAccount>(view)),
        cancellationToken);

    /// <summary>Gives a service a new secret, shown this once. The one before still counts for a while; tokens are not touched.</summary>
    /// <param name="clientId">The account's client id.</param>
    /// <param name="body">For how long; a day without a body.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPost("{client_id}/rotate", Name = "rotateServiceAccountSecret")]
    [ProducesResponseType<HelpDeskServiceAccountWithSecret>(StatusCodes.Status200OK, Description = "The account with its new secret")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such service account")]
    public Task<IActionResult> Rotate(
        [FromRoute(Name = "client_id")] string clientId,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RotateSecretRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(clientId, FaultsOf(body, isOptional: true)),
        rotated => Ok(WithSecret(rotated)),
        cancellationToken);

    /// <summary>Disables a service account, which ends its tokens at once, or enables it again.</summary>
    /// <param name="clientId">The account's client id.</param>
    /// <param name="body">What to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpPatch("{client_id}", Name = "updateServiceAccount")]
    [ProducesResponseType<HelpDeskServiceAccount>(StatusCodes.Status200OK, Description = "The account as it is now")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such service account")]
    public Task<IActionResult> Update(
        [FromRoute(Name = "client_id")] string clientId,
        [FromBody] UpdateServiceAccountRequest? body,
        CancellationToken cancellationToken) => SendAsync(
        (body ?? new()).ToCommand(clientId, FaultsOf(body)),
        view => Ok(Mapper.Map<HelpDeskServiceAccount>(view)),
        cancellationToken);

    /// <summary>Deletes a service account for good, its tokens with it.</summary>
    /// <param name="clientId">The account's client id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [HttpDelete("{client_id}", Name = "deleteServiceAccount")]
    [ProducesResponseType<HelpDeskMessage>(StatusCodes.Status200OK, Description = "Deleted")]
    [ProducesResponseType<HelpDeskError>(StatusCodes.Status404NotFound, Description = "No such service account")]
    public Task<IActionResult> Delete([FromRoute(Name = "client_id")] string clientId, CancellationToken cancellationToken) =>
        SendAsync(new DeleteServiceAccountCommand(clientId), Messages.ServiceAccountDeleted, cancellationToken);

    private HelpDeskServiceAccountWithSecret WithSecret(NewServiceSecret created)
    {
        var account = Mapper.Map<HelpDeskServiceAccountWithSecret>(created.Account);
        account.ClientSecret = created.Secret.Value;
        return account;
    }
}
