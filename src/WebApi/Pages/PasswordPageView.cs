namespace HelpDesk.Users.WebApi.Pages;

/// <summary>What the page for a new password shows.</summary>
public sealed record PasswordPageView
{
    /// <summary>The email address as it was sent.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the password is changed.</summary>
    public bool IsDone { get; init; }

    /// <summary>The page to go back to; null for none.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Why nothing is changed; null when that belongs to a field.</summary>
    public string? Problem { get; init; }

    /// <summary>The messages of fields that can't be accepted, by the names of the fields, in their order.</summary>
    public IReadOnlyList<(string Field, string Message)> Faults { get; init; } = [];

    /// <summary>The field where typing goes on: the first one with a fault, or the password after another problem.</summary>
    public string Focus => Faults is [var (first, _), ..] ? first
        : Email is not null ? PasswordForm.Current
        : PasswordForm.Email;

    /// <summary>The message of a field; null for none.</summary>
    public string? FaultOf(string field) => Faults.FirstOrDefault(fault => fault.Field == field).Message;
}
