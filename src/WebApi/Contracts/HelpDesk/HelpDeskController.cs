using AutoMapper;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>What the contract's controllers have in common.</summary>
[ApiExplorerSettings(GroupName = HelpDeskContract.DocumentName)]
[BodyRefusal(typeof(HelpDeskError), StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MB")]
[BodyRefusal(typeof(HelpDeskError), StatusCodes.Status415UnsupportedMediaType, "The body is not application/json")]
[BodyRefusal(typeof(HelpDeskFaults), StatusCodes.Status422UnprocessableEntity, "All faults of the body")]
[ProducesResponseType(
    typeof(HelpDeskError),
    StatusCodes.Status500InternalServerError,
    Description = "Unexpected failure; correlation_id finds it in the log")]
[HeaderWords(
    IfMatch = "The ETag of the state that the caller has seen, such as \"3\" in its quotes; in any other state it is a 412, "
        + "and nothing is done.",
    IdempotencyKey = "The caller's own name for this request, such as a UUID: sent again within 24 hours with the same body, "
        + "it is answered as it was first; with another body it is a 422.",
    IdempotencyKeyMaxLength = IdempotencyKey.MaxLength,
    NextPage = "The next page, with rel=\"next\"; left out on the last page and without a limit",
    Total = "How many users all pages have; left out without a limit, with q, and in directories of more than 1,000 users")]
public abstract class HelpDeskController(IMediator mediator, IMapper mapper) : ContractController(mediator, mapper)
{
    private IReadOnlyList<QueryParameter> parameters = [];

    /// <inheritdoc/>
    protected override IActionResult Refuse(IReadOnlyList<Error> errors) => HelpDeskErrors.ToActionResult(errors, Request, parameters);

    /// <summary>What is wrong with this request's query beside its parameters, which is where its faults are then.</summary>
    /// <param name="read">The parameters that count.</param>
    /// <returns>The faults.</returns>
    private protected IReadOnlyList<Error> FaultsOf(IReadOnlyList<QueryParameter> read)
    {
        parameters = read;
        return QueryInput.Repeated(Request.Query, read);
    }

    /// <summary>A user as the contract shows it. The answer says in which state that is.</summary>
    /// <typeparam name="T">How much of it is shown.</typeparam>
    /// <param name="view">The user.</param>
    /// <returns>What goes over the wire.</returns>
    protected T Show<T>(UserSummary view)
        where T : HelpDeskUser
    {
        SetEntityTag(view);
        return Mapper.Map<T>(view);
    }

    /// <summary>Sends a request that yields nothing; answers success with a message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="message">What was done.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The answer.</returns>
    protected Task<IActionResult> SendAsync(IRequest<Result> request, string message, CancellationToken cancellationToken) =>
        SendAsync(request, () => Ok(new HelpDeskMessage { Message = message }), cancellationToken);

    /// <summary>Reads an id of the path. What is not a UUID is the id of nobody.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The id, or the empty one.</returns>
    protected static Guid ParseId(string text) => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;
}
