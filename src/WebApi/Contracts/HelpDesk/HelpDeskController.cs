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

/// <summary>The base class of the contract's controllers.</summary>
[ApiExplorerSettings(GroupName = HelpDeskContract.DocumentName)]
[BodyRefusal(typeof(HelpDeskError), StatusCodes.Status413PayloadTooLarge, "The body is larger than 1 MB")]
[BodyRefusal(typeof(HelpDeskError), StatusCodes.Status415UnsupportedMediaType, "The body is not application/json")]
[BodyRefusal(typeof(HelpDeskFaults), StatusCodes.Status422UnprocessableEntity, "All faults of the body")]
[ProducesResponseType(
    typeof(HelpDeskError),
    StatusCodes.Status500InternalServerError,
    Description = "Unexpected failure; correlation_id finds it in the log")]
[HeaderDescriptions(
    IfMatch = "The ETag of the state that the caller has seen, such as \"3\" in its quotes; in any other state it is a 412, "
        + "and nothing is done.",
    IdempotencyKey = "The caller's own name for this request, such as a UUID: sent again within 24 hours with the same body, "
        + "it is answered as it was first; with another body it is a 422.",
    IdempotencyKeyMaxLength = IdempotencyKey.MaxLength,
    NextPage = "The next page, with rel=\"next\"; left out on the last page and without a limit",
    Total = "How many users all pages have; left out without a limit. In directories of more than 1,000 users, it can be ten seconds old")]
public abstract class HelpDeskController(IMediator mediator, IMapper mapper) : ContractController(mediator, mapper)
{
    private IReadOnlyList<QueryParameter> parameters = [];

    /// <summary>The contract's messages, in the language of this request.</summary>
    private protected HelpDeskMessages Messages => HelpDeskMessages.Of(Request);

    /// <inheritdoc/>
    protected override IActionResult Refuse(IReadOnlyList<Error> errors) => HelpDeskErrors.ToActionResult(errors, Request, parameters);

    /// <summary>The repeated and the unknown parameters of this request. An error response locates the faults of the parameters in the query.</summary>
    /// <param name="known">The parameters that the action reads.</param>
    private protected IReadOnlyList<Error> FaultsOf(IReadOnlyList<QueryParameter> known)
    {
        parameters = known;
        return QueryInput.FindFaults(Request.Query, known);
    }

    /// <summary>Maps a user to a response, and sets <c>ETag</c>.</summary>
    /// <typeparam name="T">The type of the response.</typeparam>
    protected T Show<T>(UserSummary user)
        where T : HelpDeskUser
    {
        SetEntityTag(user, user.LockedUntil);
        return Mapper.Map<T>(user);
    }

    /// <summary>Sends a request whose result has no value. The response to success is the message.</summary>
    protected Task<IActionResult> SendAsync(IRequest<Result> request, string message, CancellationToken cancellationToken) =>
        SendAsync(request, () => Ok(new HelpDeskMessage { Message = message }), cancellationToken);

    /// <summary>Parses an id in the path. Returns <see cref="Guid.Empty"/>, which no user has, for text that is not a UUID.</summary>
    protected static Guid ParseId(string text) => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;
}
