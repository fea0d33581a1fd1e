namespace HelpDesk.Users.Application.Audit;

/// <summary>A field that changed; never a password.</summary>
public sealed record AuditChange(string Field, string? Old, string? New);
