using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.ServiceAccounts.ListServiceAccounts;

internal sealed class ListServiceAccountsQueryHandler(IServiceAccounts accounts)
    : IRequestHandler<ListServiceAccountsQuery, Result<IReadOnlyList<ServiceAccountView>>>
{
    public async Task<Result<IReadOnlyList<ServiceAccountView>>> Handle(
        ListServiceAccountsQuery request,
        CancellationToken cancellationToken) =>
        Result<IReadOnlyList<ServiceAccountView>>.Success(await accounts.ListViewsAsync(cancellationToken));
}
