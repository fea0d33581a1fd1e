using System.Globalization;
using System.Net.Mime;
using AutoMapper;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>The base class of all controllers: sends a request to the application and maps its result to a response.</summary>
[ApiController]
[Produces(MediaTypeNames.Application.Json)]
public abstract class ContractController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Maps the application's results to the contract's responses.</summary>
    protected IMapper Mapper { get; } = mapper;

    /// <summary>Maps errors to the contract's error response.</summary>
    /// <param name="errors">At least one error.</param>
    protected abstract IActionResult Refuse(IReadOnlyList<Error> errors);

    /// <summary>Answers 201 with the new resource.</summary>
    /// <param name="uri">Its path in this service; <c>Location</c> gets what comes before it behind a proxy.</param>
    /// <param name="value">The resource.</param>
    [NonAction]
    public override CreatedResult Created(string? uri, object? value) => base.Created(
        Request.PathBase.Add(PathString.FromUriComponent(uri!)).ToUriComponent(),
        value);

    /// <summary>
    /// Sends a request. <paramref name="createResponse"/> makes the response from its value; errors become the contract's error response.
    /// </summary>
    protected async Task<IActionResult> SendAsync<T>(
        IRequest<Result<T>> request,
        Func<T, IActionResult> createResponse,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(createResponse);
        var result = await mediator.Send(request, cancellationToken);
        return result.IsSuccess ? createResponse(result.Value) : RefuseWithHeaders(result.Errors);
    }

    /// <summary>Sends a request whose result has no value.</summary>
    protected async Task<IActionResult> SendAsync(
        IRequest<Result> request,
        Func<IActionResult> createResponse,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(createResponse);
        var result = await mediator.Send(request, cancellationToken);
        return result.IsSuccess ? createResponse() : RefuseWithHeaders(result.Errors);
    }

    /// <summary>
    /// Sets <c>ETag</c> to the version of the user that the response shows, with what else it shows that changes without the version, such
    /// as the last sign-in.
    /// </summary>
    protected void SetEntityTag(UserSummary user, params IReadOnlyList<object?> others) =>
        Response.Headers.ETag = Preconditions.EntityTagOf(user, others);

    /// <summary>Sets <c>Link</c>, if there is a next page, and <c>X-Total-Count</c>, if the number of users is known.</summary>
    /// <param name="page">The page in the response.</param>
    /// <param name="parameters">The query parameters that the link repeats.</param>
    private protected void SetPageHeaders<TUser>(UserPage<TUser> page, IEnumerable<QueryParameter> parameters)
        where TUser : UserSummary
    {
        if (page.NextCursor is { } cursor)
        {
            Response.Headers.Link = PageLink.Next(Request, parameters, cursor);
        }

        if (page.Total is { } total)
        {
            Response.Headers[PageLink.TotalCountHeaderName] = total.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The faults of the request's body as a whole; those of its members are found when they are parsed.</summary>
    /// <param name="body">The body; null when it is missing or can't be read.</param>
    /// <param name="isOptional">Whether the request needs no body.</param>
    private protected BodyFaults FaultsOf(object? body, bool isOptional = false) =>
        new(ModelState, hasBody: isOptional || body is not null);

    /// <summary>Maps errors to the contract's error response, and sets the headers that HTTP requires for it.</summary>
    /// <param name="errors">At least one error.</param>
    private protected IActionResult RefuseWithHeaders(IReadOnlyList<Error> errors)
    {
        Refusals.SetHeaders(Response, errors[0]);
        return Refuse(errors);
    }
}
