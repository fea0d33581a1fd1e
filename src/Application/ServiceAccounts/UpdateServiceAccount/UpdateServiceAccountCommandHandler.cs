using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;

internal sealed class UpdateServiceAccountCommandHandler(IServiceAccounts accounts, IAuditTrail audit)
    : IRequestHandler<UpdateServiceAccountCommand, Result<ServiceAccountView>>
{
    public async Task<Result<ServiceAccountView>> Handle(UpdateServiceAccountCommand request, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(request.ClientId, cancellationToken) is not { } account)
        {
            return ServiceAccountErrors.NotFound;
        }

        if (request.IsActive.IsSet && request.IsActive.Value != account.IsActive)
        {
            if (request.IsActive.Value)
            {
                account.Enable();
            }
            else
            {
                account.Disable();
            }

            await accounts.SaveAsync(account, cancellationToken);
            audit.Add(ServiceAccountAudit.About(
                account.IsActive ? AuditActions.ServiceAccountEnabled : AuditActions.ServiceAccountDisabled,
                account));
        }

        return ServiceAccountView.From(account);
    }
}
