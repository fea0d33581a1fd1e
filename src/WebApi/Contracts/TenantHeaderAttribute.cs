namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>Selects between two contracts on the same path, by the header <c>X-Tenant-ID</c> of the request.</summary>
/// <param name="isSent">Whether the requests of this contract have the header.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TenantHeaderAttribute(bool isSent) : Attribute
{
    public bool IsSent { get; } = isSent;
}
