namespace HelpDesk.Users.Application.Audit;

/// <summary>A member that changed. Never a password.</summary>
/// <param name="Field">The member.</param>
/// <param name="Old">What it was; null for nothing.</param>
/// <param name="New">What it is; null for nothing.</param>
public sealed record AuditChange(string Field, string? Old, string? New);
