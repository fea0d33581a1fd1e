namespace HelpDesk.Users.Application.Audit;

/// <summary>A field that changed; never a password.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Old">The value before; null for none.</param>
/// <param name="New">The value after; null for none.</param>
public sealed record AuditChange(string Field, string? Old, string? New);
