using System.Net.Mime;
using AutoMapper;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Contracts.HelpDesk.Responses;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk;

/// <summary>What the contract's controllers have in common: sending a request and answering with its result.</summary>
[ApiController]
[ApiExplorerSettings(GroupName = HelpDeskContract.DocumentName)]
[Produces(MediaTypeNames.Application.Json)]
public abstract class HelpDeskController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>Maps to what goes over the wire.</summary>
    protected IMapper Mapper { get; } = mapper;

    /// <summary>Sends a request; answers a refusal in the contract's words and success with <paramref name="answer"/>.</summary>
    /// <typeparam name="T">What success yields.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="answer">Makes the answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer.</returns>
    protected async Task<IActionResult> SendAsync<T>(IRequest<Result<T>> request, Func<T, IActionResult> answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var result = await mediator.Send(request, cancellationToken);
        return result.IsSuccess ? answer(result.Value) : HelpDeskErrors.ToActionResult(result.Errors, Response);
    }

    /// <summary>Sends a request that yields nothing; answers success with a message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="message">What was done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer.</returns>
    protected async Task<IActionResult> SendAsync(IRequest<Result> request, string message, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(request, cancellationToken);
        return result.IsSuccess ? Ok(new HelpDeskMessage { Message = message }) : HelpDeskErrors.ToActionResult(result.Errors, Response);
    }

    /// <summary>Reads an id of the path. What is not a UUID is the id of nobody.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The id, or the empty one.</returns>
    protected static Guid ParseId(string text) => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;

    /// <summary>The reader of this request's body.</summary>
    /// <param name="body">The body, null when there is none or it could not be read.</param>
    /// <param name="isOptional">Whether the request may do without one.</param>
    /// <returns>The reader.</returns>
    private protected HelpDeskInput Input(object? body, bool isOptional = false) => new(ModelState, hasBody: isOptional || body is not null);
}
