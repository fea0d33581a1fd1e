using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>What lists of users show.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in the directory, in order of creation.</param>
/// <param name="Email">Its address, as given.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Roles">The names of its roles.</param>
/// <param name="Area">The area it works for, if any.</param>
/// <param name="Telefono">Its phone number, if any.</param>
/// <param name="Status">Whether it may sign in.</param>
/// <param name="Version">How often it was changed.</param>
public record UserSummary(
    Guid Id,
    long Number,
    string Email,
    string Name,
    IReadOnlyList<string> Roles,
    string? Area,
    string? Telefono,
    UserStatus Status,
    long Version);
