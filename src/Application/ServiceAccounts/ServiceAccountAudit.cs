using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>What the audit tells of a service account.</summary>
internal static class ServiceAccountAudit
{
    public static AuditEntry About(string action, ServiceAccount account) => new(action)
    {
        OrganizationId = account.OrganizationId,
        SubjectId = account.Id,
        SubjectName = account.Name.Value,
    };
}
