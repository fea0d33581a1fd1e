using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Audit.ExportAudit;

internal sealed class ExportAuditQueryHandler(IAuditQueries audit)
    : IRequestHandler<ExportAuditQuery, Result<IAsyncEnumerable<AuditRecordView>>>
{
    public Task<Result<IAsyncEnumerable<AuditRecordView>>> Handle(ExportAuditQuery request, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IAsyncEnumerable<AuditRecordView>>.Success(audit.List(request, request.Limit.OrNull())));
}
