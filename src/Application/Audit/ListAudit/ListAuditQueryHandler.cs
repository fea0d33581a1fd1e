using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Audit.ListAudit;

internal sealed class ListAuditQueryHandler(IAuditQueries audit) : IRequestHandler<ListAuditQuery, Result<AuditPage>>
{
    public async Task<Result<AuditPage>> Handle(ListAuditQuery request, CancellationToken cancellationToken)
    {
        var limit = request.Limit.ValueOr(ListAuditQuery.DefaultLimit);
        var records = await audit.List(request, limit + 1).ToListAsync(cancellationToken);
        return records.Count <= limit
            ? new AuditPage(records, Next: null)
            : new AuditPage(records[..limit], records[limit - 1].Sequence);
    }
}
