using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>
/// A row of a file of users, not parsed yet. Fields that are omitted don't change, and are empty for a new user.
/// </summary>
/// <param name="Line">The line of the file where the row begins, counted from 1.</param>
public sealed record UserRow(long Line)
{
    /// <summary>The separator between several roles and between several locals.</summary>
    public const char Separator = ';';

    /// <summary>The email address, which identifies the user.</summary>
    public string? Email { get; init; }

    /// <summary>The full name.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>The name of the role, or the names of several roles with a <see cref="Separator"/> between them.</summary>
    public Optional<string?> Roles { get; init; }

    /// <summary>The area; null or blank for none.</summary>
    public Optional<string?> Area { get; init; }

    /// <summary>The phone number; null or blank for none.</summary>
    public Optional<string?> Telefono { get; init; }

    /// <summary>Whether the user can sign in; null keeps the status, and a new user can.</summary>
    public bool? IsActive { get; init; }

    /// <summary>
    /// Whether the user must change the password at the next sign-in. When it is null, a <see cref="Password"/> must be changed, and the
    /// password of a <see cref="PasswordHash"/> doesn't have to be.
    /// </summary>
    public bool? MustChangePassword { get; init; }

    /// <summary>The ids of the locals with a <see cref="Separator"/> between them; null or blank for none.</summary>
    public Optional<string?> Locals { get; init; }

    /// <summary>
    /// The username, in organizations with usernames; null keeps it, and for a new user makes one from the email address.
    /// </summary>
    public string? Username { get; init; }

    /// <summary>The password in clear text; null keeps the current one, and a new user has none.</summary>
    public Secret? Password { get; init; }

    /// <summary>The hash of a password from another system, instead of <see cref="Password"/>.</summary>
    public Secret? PasswordHash { get; init; }

    /// <summary>The syntax errors of the row; a row with errors isn't parsed any further.</summary>
    public IReadOnlyList<Error> Faults { get; init; } = [];

    /// <summary>Whether the rest of the file after this row can't be read.</summary>
    public bool EndsFile { get; init; }
}
