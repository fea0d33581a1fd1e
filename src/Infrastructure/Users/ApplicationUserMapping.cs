using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Organizations;
using HelpDesk.Users.Infrastructure.Persistence.Rows;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>Maps between the aggregate and what Identity stores.</summary>
internal static class ApplicationUserMapping
{
    public static ApplicationUser ToNewRow(this User user, string? passwordHash)
    {
        var row = new ApplicationUser
        {
            Id = user.Id,
            OrganizationId = user.OrganizationId,
            Name = user.Name.Value,
            PasswordHash = passwordHash,
            CreatedAt = user.CreatedAt,
        };
        user.CopyTo(row);
        return row;
    }

    public static void CopyTo(this User user, ApplicationUser row)
    {
        row.Email = user.Email.Value;
        row.NormalizedEmail = user.Email.Canonical;
        row.Name = user.Name.Value;
        row.FoldedName = user.Name.Folded;
        row.GivenFirst = user.Name.GivenFirst;
        row.Username = user.Username?.Value;
        row.CanonicalUsername = user.Username?.Canonical;
        row.Avatar = user.Avatar?.Value;
        row.Area = user.Area?.Value;
        row.PhoneNumber = user.Telefono?.Value;
        row.Status = user.Status;
        row.MustChangePassword = user.MustChangePassword;
        row.TemporaryPasswordUntil = user.TemporaryPasswordUntil;
        row.UpdatedAt = user.UpdatedAt;
        row.Version = user.Version;
        row.AccessVersion = user.AccessVersion;

        var held = user.Roles.Select(role => role.Number).ToHashSet();
        row.Roles.RemoveAll(role => !held.Contains(role.RoleNumber));
        row.Roles.AddRange(held
            .Except(row.Roles.Select(role => role.RoleNumber))
            .Select(number => new UserRoleRow { OrganizationId = row.OrganizationId, RoleNumber = number }));

        var worked = user.Locals.Select(local => local.Id).ToHashSet();
        row.Locals.RemoveAll(local => !worked.Contains(local.LocalId));
        row.Locals.AddRange(worked
            .Except(row.Locals.Select(local => local.LocalId))
            .Select(id => new UserLocalRow { OrganizationId = row.OrganizationId, LocalId = id }));
    }

    public static User ToDomain(this ApplicationUser row) => User.Restore(new(
        row.Id,
        row.Number,
        row.OrganizationId,
        EmailAddress.Restore(row.Email!),
        PersonName.Restore(row.Name, row.GivenFirst),
        [.. row.Roles.OrderBy(role => role.RoleNumber).Select(role => role.Role!.ToDomain())],
        row.Area is null ? null : Area.Restore(row.Area),
        row.PhoneNumber is null ? null : Telefono.Restore(row.PhoneNumber),
        row.Status,
        row.MustChangePassword,
        row.LastLogin,
        row.CreatedAt,
        row.UpdatedAt,
        row.Version,
        row.AccessVersion,
        [.. row.Locals.OrderBy(local => local.Local!.Position).Select(local => Local.Restore(local.LocalId, local.Local!.Name))],
        row.Username is null ? null : Username.Restore(row.Username),
        row.Avatar is null ? null : Avatar.Restore(row.Avatar),
        row.TemporaryPasswordUntil));
}
