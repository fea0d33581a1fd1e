namespace HelpDesk.Users.Application.Audit;

/// <summary>Who did it.</summary>
public enum AuditActorKind
{
    /// <summary>Somebody who is not signed in.</summary>
    Anonymous,

    /// <summary>A person.</summary>
    User,

    /// <summary>A service account.</summary>
    Service,

    /// <summary>The directory itself, or its operator by a command.</summary>
    System,
}
