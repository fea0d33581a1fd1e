using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>A request that only reads.</summary>
public interface IQuery<out TResult> : IRequest<TResult>
    where TResult : IResult;
