using HelpDesk.Users.Application.Tokens;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.ServiceAccounts.IntrospectToken;

internal sealed class IntrospectTokenQueryHandler(ServiceAuthenticator authenticator, ITokenInspector inspector)
    : IRequestHandler<IntrospectTokenQuery, Result<InspectedToken?>>
{
    public async Task<Result<InspectedToken?>> Handle(IntrospectTokenQuery request, CancellationToken cancellationToken)
    {
        if (await FindOrganizationAsync(request, cancellationToken) is not { } organizationId)
        {
            return ServiceAccountErrors.InvalidClient;
        }

        var inspected = await inspector.InspectAsync(request.Token, cancellationToken);
        return Result<InspectedToken?>.Success(inspected?.OrganizationId == organizationId ? inspected : null);
    }

    /// <summary>Returns the organization of the service that sends the request; null when authentication fails.</summary>
    private async Task<string?> FindOrganizationAsync(IntrospectTokenQuery request, CancellationToken cancellationToken)
    {
        if (request.Client is { } client)
        {
            var (_, organization) = await authenticator.AuthenticateAsync(client, cancellationToken);
            return organization?.Id;
        }

        return request.ClientToken is { } token && await inspector.InspectAsync(token, cancellationToken) is { ClientId: not null } own
            ? own.OrganizationId
            : null;
    }
}
