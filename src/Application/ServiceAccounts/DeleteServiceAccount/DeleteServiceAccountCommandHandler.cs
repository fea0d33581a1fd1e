using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.ServiceAccounts.DeleteServiceAccount;

internal sealed class DeleteServiceAccountCommandHandler(IServiceAccounts accounts, IAuditTrail audit)
    : IRequestHandler<DeleteServiceAccountCommand, Result>
{
    public async Task<Result> Handle(DeleteServiceAccountCommand request, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(request.ClientId, cancellationToken) is not { } account)
        {
            return ServiceAccountErrors.NotFound;
        }

        await accounts.RemoveAsync(account, cancellationToken);
        audit.Add(ServiceAccountAudit.About(AuditActions.ServiceAccountDeleted, account));
        return Result.Success;
    }
}
