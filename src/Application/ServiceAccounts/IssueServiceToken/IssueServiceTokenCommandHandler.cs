using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.ServiceAccounts;
using MediatR;

namespace HelpDesk.Users.Application.ServiceAccounts.IssueServiceToken;

internal sealed class IssueServiceTokenCommandHandler(
    ServiceAuthenticator authenticator,
    IServiceAccounts accounts,
    ITokenIssuer tokens,
    IAuditTrail audit,
    TimeProvider clock) : IRequestHandler<IssueServiceTokenCommand, Result<ServiceToken>>
{
    public async Task<Result<ServiceToken>> Handle(IssueServiceTokenCommand request, CancellationToken cancellationToken)
    {
        var (account, organization) = await authenticator.AuthenticateAsync(request.Client, cancellationToken);
        if (account is null || organization is null)
        {
            return Refuse(Attempt(account), ServiceAccountErrors.InvalidClient);
        }

        var signIn = Attempt(account) with { Actor = new(AuditActorKind.Service, account.Id, account.Name.Value) };
        var scope = account.FindScope(request.Scope);
        if (!scope.IsSuccess)
        {
            return Refuse(signIn, scope.Errors[0]);
        }

        await accounts.RecordUseAsync(account, clock.GetUtcNow(), cancellationToken);
        audit.Add(signIn);
        return new ServiceToken(
            tokens.IssueToService(new(account.Id, account.OrganizationId, organization.Template, scope.Value, account.AccessVersion)),
            scope.Value);
    }

    // The entry doesn't have the client id of an unknown service: the client may have sent a secret by mistake.
    private static AuditEntry Attempt(ServiceAccount? account) => account is null
        ? new(AuditActions.ServiceSignIn)
        : ServiceAccountAudit.About(AuditActions.ServiceSignIn, account);

    private Result<ServiceToken> Refuse(AuditEntry attempt, Error error)
    {
        audit.Add(attempt.Refused(error));
        return error;
    }
}
