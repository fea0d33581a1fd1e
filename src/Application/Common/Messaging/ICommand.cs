using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>A request that changes the directory: carried out whole, in one transaction, or not at all.</summary>
/// <typeparam name="TResult">The result type.</typeparam>
public interface ICommand<out TResult> : IRequest<TResult>
    where TResult : IResult;
