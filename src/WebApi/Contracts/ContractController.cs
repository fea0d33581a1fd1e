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

/// <summary>What the controllers of all contracts have in common: sending a request and answering with its result.</summary>
[ApiController]
[Produces(MediaTypeNames.Application.Json)]
public abstract class ContractController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Maps to what goes over the wire.</summary>
    protected IMapper Mapper { get; } = mapper;

    /// <summary>Answers a refusal in the contract's words.</summary>
    /// <param name="errors">What is wrong; at least one.</param>
    /// <returns>The answer.</returns>
    protected abstract IActionResult Refuse(IReadOnlyList<Error> errors);

    /// <summary>Sends a request; answers a refusal in the contract's words and success with <paramref name="answer"/>.</summary>
    /// <typeparam name="T">What success yields.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="answer">Makes the answer.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The answer.</returns>
    protected async Task<IActionResult> SendAsync<T>(IRequest<Result<T>> request, Func<T, IActionResult> answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var result = await mediator.Send(request, cancellationToken);
        return result.IsSuccess ? answer(result.Value) : RefuseWithHeaders(result.Errors);
    }

    /// <summary>Sends a request that yields nothing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">Makes the answer.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The answer.</returns>
    protected async Task<IActionResult> SendAsync(IRequest<Result> request, Func<IActionResult> answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var result = await mediator.Send(request, cancellationToken);
        return result.IsSuccess ? answer() : RefuseWithHeaders(result.Errors);
    }

    /// <summary>Says in <c>ETag</c> which state of a user the answer shows.</summary>
    /// <param name="user">The user.</param>
    protected void SetEntityTag(UserSummary user) => Response.Headers.ETag = Preconditions.TagOf(user);

    /// <summary>Says in <c>Link</c> where the next page of a list is, and in <c>X-Total-Count</c> how many users it has, as far as is known.</summary>
    /// <param name="page">The page that the answer shows.</param>
    /// <param name="parameters">The parameters that count.</param>
    private protected void SetPageHeaders<TUser>(UserPage<TUser> page, IEnumerable<QueryParameter> parameters)
        where TUser : UserSummary
    {
        if (page.NextCursor is { } cursor)
        {
            Response.Headers.Link = PageLink.Next(Request, parameters, cursor);
        }

        if (page.Total is { } total)
        {
            Response.Headers[PageLink.TotalName] = total.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>What is wrong with this request's body beside its members.</summary>
    /// <param name="body">The body, null when there is none or it could not be read.</param>
    /// <param name="isOptional">Whether the request may do without one.</param>
    /// <returns>The faults, to which the contract may add.</returns>
    private protected BodyFaults FaultsOf(object? body, bool isOptional = false) => new(ModelState, hasBody: isOptional || body is not null);

    /// <summary>Answers a refusal in the contract's words, and says what HTTP itself has to say about it.</summary>
    /// <param name="errors">What is wrong; at least one.</param>
    /// <returns>The answer.</returns>
    private protected IActionResult RefuseWithHeaders(IReadOnlyList<Error> errors)
    {
        Refusals.SetHeaders(Response, errors[0]);
        return Refuse(errors);
    }
}
