namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>Tells two contracts on one path apart: one speaks with the header <c>X-Tenant-ID</c>, the other without.</summary>
/// <param name="isSent">Whether the requests of this contract carry the header.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TenantHeaderAttribute(bool isSent) : Attribute
{
    public bool IsSent { get; } = isSent;
}
