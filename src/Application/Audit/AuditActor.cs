using HelpDesk.Users.Application.Common.Access;

namespace HelpDesk.Users.Application.Audit;

/// <summary>Who performed an action.</summary>
/// <param name="Id">The id of the user or service account; null for other actors.</param>
/// <param name="Name">The user's email address or the service account's name at that time; null for other actors.</param>
public sealed record AuditActor(AuditActorKind Kind, string? Id, string? Name)
{
    /// <summary>Converts a caller to an actor.</summary>
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
