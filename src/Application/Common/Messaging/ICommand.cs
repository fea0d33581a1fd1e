using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>A request that changes data, in one transaction.</summary>
public interface ICommand<out TResult> : IRequest<TResult>
    where TResult : IResult;
