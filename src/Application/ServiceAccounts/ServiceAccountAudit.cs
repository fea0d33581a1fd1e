using HelpDesk.Users.Application.Audit;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>Creates audit entries about service accounts.</summary>
internal static class ServiceAccountAudit
{
    public static AuditEntry About(string action, ServiceAccount account) => new(action)
    {
        OrganizationId = account.OrganizationId,
        SubjectId = account.Id,
        SubjectName = account.Name.Value,
    };
}
