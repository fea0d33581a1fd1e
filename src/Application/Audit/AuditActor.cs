using HelpDesk.Users.Application.Common.Access;

namespace HelpDesk.Users.Application.Audit;

/// <summary>Who did it.</summary>
/// <param name="Kind">What sort of actor it is.</param>
/// <param name="Id">The id of the user or service account, if it is one.</param>
/// <param name="Name">Its address or name at the time.</param>
public sealed record AuditActor(AuditActorKind Kind, string? Id, string? Name)
{
    /// <summary>A caller as an actor.</summary>
    /// <param name="caller">The caller.</param>
    /// <returns>The actor.</returns>
    public static AuditActor From(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller switch
        {
            { IsSystem: true } => new(AuditActorKind.System, null, null),
            { UserId: { } userId } => new(AuditActorKind.User, userId.ToString(), caller.Name),
            { ServiceAccountId: { } serviceId } => new(AuditActorKind.Service, serviceId, caller.Name),
            _ => new(AuditActorKind.Anonymous, null, null),
        };
    }
}
