using HelpDesk.Users.Domain.Users;
using Microsoft.AspNetCore.Identity;

namespace HelpDesk.Users.Infrastructure.Persistence.Rows;

/// <summary>
/// A user as ASP.NET Identity stores it: the credential, and beside it the state of the aggregate that has the same id.
/// <c>ApplicationUserMapping</c> is the one place that maps between the two.
/// </summary>
internal sealed class ApplicationUser : IdentityUser<Guid>
{
    /// <summary>The primary key: the directory number, given by the database in order of creation and never again.</summary>
    public long Number { get; init; }

    public required string OrganizationId { get; init; }

    public required string Name { get; set; }

    /// <summary>The form in which the name is sorted and searched.</summary>
    public string FoldedName { get; set; } = "";

    /// <summary>The first part of a name that was given in two.</summary>
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

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public long Version { get; set; }

    public long AccessVersion { get; set; }

    public List<UserRoleRow> Roles { get; init; } = [];

    public List<UserLocalRow> Locals { get; init; } = [];

    public List<UserStatRow> Stats { get; init; } = [];
}
