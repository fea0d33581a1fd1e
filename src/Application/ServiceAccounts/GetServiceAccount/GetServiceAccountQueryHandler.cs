using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.ServiceAccounts.GetServiceAccount;

internal sealed class GetServiceAccountQueryHandler(IServiceAccounts accounts)
    : IRequestHandler<GetServiceAccountQuery, Result<ServiceAccountView>>
{
    public async Task<Result<ServiceAccountView>> Handle(GetServiceAccountQuery request, CancellationToken cancellationToken) =>
        await accounts.FindViewAsync(request.ClientId, cancellationToken) is { } found ? found : ServiceAccountErrors.NotFound;
}
