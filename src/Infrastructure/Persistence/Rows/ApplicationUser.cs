using HelpDesk.Users.Domain.Users;
using Microsoft.AspNetCore.Identity;

namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>
/// A user as ASP.NET Core Identity stores it: the credential, and the state of the aggregate with the same ID. Only
/// <c>ApplicationUserMapping</c> maps between the two.
/// </summary>
internal sealed class ApplicationUser : IdentityUser<Guid>
{
    /// <summary>The primary key: the directory number, which the database generates in order of creation and never reuses.</summary>
    public long Number { get; init; }

    public required string OrganizationId { get; init; }

    public required string Name { get; set; }

    /// <summary>The normalized name, by which users are sorted and searched.</summary>
    public string FoldedName { get; set; } = "";

    /// <summary>The first name, if the name was set as first and last name.</summary>
    public string? GivenFirst { get; set; }

    public string? Username { get; set; }

    public string? CanonicalUsername { get; set; }

    /// <summary>The URL of a picture.</summary>
    public string? Avatar { get; set; }

    public string? Area { get; set; }

    public UserStatus Status { get; set; }

    public bool MustChangePassword { get; set; }

    public DateTimeOffset? TemporaryPasswordUntil { get; set; }

    public DateTimeOffset? LastLogin { get; set; }

    /// <summary>When the user last signed in or, to the day, continued a session; null for never.</summary>
    public DateTimeOffset? LastSeen { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public long Version { get; set; }

    public long AccessVersion { get; set; }

    public List<UserRoleRow> Roles { get; init; } = [];

    public List<UserLocalRow> Locals { get; init; } = [];

    public List<UserStatRow> Stats { get; init; } = [];
}
