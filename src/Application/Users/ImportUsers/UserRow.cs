using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>A row of a file of users, as it was written. What it does not have stays as it is, and a new user starts without it.</summary>
/// <param name="Line">The line of the file that it begins on, counted from 1.</param>
public sealed record UserRow(long Line)
{
    /// <summary>What separates the roles, and the locals, of who has several.</summary>
    public const char Separator = ';';

    /// <summary>The address, which says whose row it is.</summary>
    public string? Email { get; init; }

    /// <summary>The full name.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>The name of the role, or of several roles with a <see cref="Separator"/> between them.</summary>
    public Optional<string?> Roles { get; init; }

    /// <summary>The area; null or blank for none.</summary>
    public Optional<string?> Area { get; init; }

    /// <summary>The phone number; null or blank for none.</summary>
    public Optional<string?> Telefono { get; init; }

    /// <summary>Whether the user may come in.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Whether the password must be changed at the next sign-in. Unless it says so, that of <see cref="Password"/> must, and that of <see cref="PasswordHash"/> need not.</summary>
    public bool? MustChangePassword { get; init; }

    /// <summary>The ids of the locals with a <see cref="Separator"/> between them; null or blank for none.</summary>
    public Optional<string?> Locals { get; init; }

    /// <summary>The username where the organization shows one; null to keep it, or to have it made of the address.</summary>
    public string? Username { get; init; }

    /// <summary>The password in clear; null to keep the one in use, or to start without any.</summary>
    public Secret? Password { get; init; }

    /// <summary>The hash of a password instead, as the user brought it along.</summary>
    public Secret? PasswordHash { get; init; }

    /// <summary>What is wrong with how it is written; a row with anything wrong is not looked at any further.</summary>
    public IReadOnlyList<Error> Faults { get; init; } = [];

    /// <summary>Whether the file cannot be read from here on.</summary>
    public bool EndsFile { get; init; }
}
