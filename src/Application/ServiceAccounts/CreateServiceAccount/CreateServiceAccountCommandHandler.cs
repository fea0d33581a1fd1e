using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using MediatR;

namespace HelpDesk.Users.Application.ServiceAccounts.CreateServiceAccount;

internal sealed class CreateServiceAccountCommandHandler(
    IServiceAccounts accounts,
    IServiceSecrets secrets,
    IAuditTrail audit,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<CreateServiceAccountCommand, Result<NewServiceSecret>>
{
    public async Task<Result<NewServiceSecret>> Handle(CreateServiceAccountCommand request, CancellationToken cancellationToken)
    {
        var secret = secrets.Generate();
        var created = ServiceAccount.Create(
            caller.Current.OrganizationId,
            request.ServiceName.Value,
            request.Permissions.Value,
            secrets.Hash(secret),
            clock.GetUtcNow());
        if (!created.IsSuccess)
        {
            return Result<NewServiceSecret>.Failure(created.Errors);
        }

        var account = created.Value;
        var added = await accounts.AddAsync(account, cancellationToken);
        if (!added.IsSuccess)
        {
            return Result<NewServiceSecret>.Failure(added.Errors);
        }

        audit.Add(ServiceAccountAudit.About(AuditActions.ServiceAccountCreated, account) with
        {
            Changes = [new("permissions", null, string.Join(", ", account.Permissions))],
        });
        return new NewServiceSecret(ServiceAccountView.From(account), secret);
    }
}
