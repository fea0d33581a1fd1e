using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>Runs each command in one transaction.</summary>
internal sealed class TransactionBehaviour<TRequest, TResult>(IUnitOfWork unitOfWork) : IPipelineBehavior<TRequest, TResult>
    where TRequest : ICommand<TResult>
    where TResult : IResult<TResult>
{
    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        unitOfWork.ExecuteAsync(() => next(), cancellationToken);
}
