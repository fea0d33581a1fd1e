namespace HelpDesk.Users.Application.Audit;

/// <summary>The kinds of actors in the audit.</summary>
public enum AuditActorKind
{
    /// <summary>A caller who is not signed in.</summary>
    Anonymous,

    /// <summary>A signed-in user.</summary>
    User,

    /// <summary>A service account.</summary>
    Service,

    /// <summary>This service itself, or its operator with a command.</summary>
    System,
}
