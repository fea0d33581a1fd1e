using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Audit.VerifyAudit;

internal sealed class VerifyAuditQueryHandler(IAuditVerifier verifier) : IRequestHandler<VerifyAuditQuery, Result<AuditVerification>>
{
    public async Task<Result<AuditVerification>> Handle(VerifyAuditQuery request, CancellationToken cancellationToken) =>
        await verifier.VerifyAsync(cancellationToken);
}
