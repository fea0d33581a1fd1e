using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using MediatR;

namespace HelpDesk.Users.Application.ServiceAccounts.RotateServiceAccountSecret;

internal sealed class RotateServiceAccountSecretCommandHandler(
    IServiceAccounts accounts,
    IOrganizations organizations,
    IServiceSecrets secrets,
    IAuditTrail audit,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<RotateServiceAccountSecretCommand, Result<NewServiceSecret>>
{
    public async Task<Result<NewServiceSecret>> Handle(RotateServiceAccountSecretCommand request, CancellationToken cancellationToken)
    {
        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        if (await accounts.FindAsync(request.ClientId, cancellationToken) is not { } account)
        {
            return ServiceAccountErrors.NotFound;
        }

        var rotation = ServiceAccountAudit.About(AuditActions.ServiceAccountSecretRotated, account);
        var grantable = organization.GrantablePermissions(caller.Current.Permissions);
        if (account.Permissions.Except(grantable).ToList() is { Count: > 0 } missing)
        {
            var refusal = new Error(ErrorKind.Forbidden, ErrorCodes.PermissionMissing) { Allowed = missing };
            audit.Add(rotation.Refused(refusal));
            return refusal;
        }

        var secret = secrets.Generate();
        account.RotateSecret(secrets.Hash(secret), request.Overlap.ValueOr(ServiceAccount.DefaultOverlap), clock.GetUtcNow());
        await accounts.SaveAsync(account, cancellationToken);
        audit.Add(rotation);
        return new NewServiceSecret(ServiceAccountView.From(account), secret);
    }
}
