using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.ServiceAccounts;

namespace HelpDesk.Users.Application.UnitTests;

internal static class TestServiceAccounts
{
    public const string Id = "svc_1";
    public const string Name = "Tickets";
    public const string RightSecret = "right secret";

    public static ServiceAccount Stored(bool isActive = true, string organizationId = Organization.HelpDeskId, params string[] permissions) =>
        ServiceAccount.Restore(new(
            Id,
            organizationId,
            ServiceAccountName.Parse(Name).Value,
            permissions.Length == 0 ? ["users:read", "users:edit"] : permissions,
            isActive,
            CreatedAt: TestUsers.Created,
            LastUsedAt: null,
            AccessVersion: 3,
            Version: 7,
            SecretHash: TestPorts.HashOf(RightSecret),
            PreviousSecretHash: null,
            PreviousSecretUntil: null));
}
