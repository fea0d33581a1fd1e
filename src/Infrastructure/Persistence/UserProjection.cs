using System.Linq.Expressions;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Identity;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// From the row straight to what is returned. Only the numbers of the roles are read with the user: SQLite would read all
/// roles of all users for each query that joins their names as well.
/// </summary>
internal static class UserProjection
{
    public static readonly Expression<Func<ApplicationUser, StoredUser>> User = row => new StoredUser(
        new UserView(
            row.Id,
            row.Number,
            row.OrganizationId,
            row.Email!,
            row.Name,
            Array.Empty<string>(),
            row.Area,
            row.PhoneNumber,
            row.Status,
            row.MustChangePassword,
            row.LastLogin,
            row.CreatedAt,
            row.UpdatedAt,
            row.Version,
            "",
            "",
            row.Username,
            row.Avatar,
            Array.Empty<string>(),
            Array.Empty<string>()),
        row.GivenFirst,
        row.Roles.OrderBy(role => role.RoleNumber).Select(role => role.RoleNumber).ToList(),
        row.Locals.OrderBy(local => local.LocalId).Select(local => local.LocalId).ToList());

    /// <summary>The same, with what users can be ordered by.</summary>
    public static readonly Expression<Func<ApplicationUser, OrderedRow>> Ordered = Expression.Lambda<Func<ApplicationUser, OrderedRow>>(
        Expression.New(
            typeof(OrderedRow).GetConstructor([typeof(StoredUser), typeof(string), typeof(string)])!,
            User.Body,
            Expression.Property(User.Parameters[0], nameof(ApplicationUser.FoldedName)),
            Expression.Property(User.Parameters[0], nameof(ApplicationUser.NormalizedEmail))),
        User.Parameters);

    /// <summary>The same, with what proves who the user is, in one read.</summary>
    public static readonly Expression<Func<ApplicationUser, StoredCredential>> Credential = Expression.Lambda<Func<ApplicationUser, StoredCredential>>(
        Expression.New(
            typeof(StoredCredential).GetConstructor([typeof(StoredUser), typeof(string), typeof(long), typeof(DateTimeOffset?)])!,
            User.Body,
            Expression.Property(User.Parameters[0], nameof(ApplicationUser.PasswordHash)),
            Expression.Property(User.Parameters[0], nameof(ApplicationUser.AccessVersion)),
            Expression.Property(User.Parameters[0], nameof(ApplicationUser.TemporaryPasswordUntil))),
        User.Parameters);

    /// <summary>A user whose roles have no names yet.</summary>
    internal sealed record StoredUser(UserView View, string? GivenFirst, List<int> RoleNumbers, List<string> LocalIds)
    {
        public UserView With(IReadOnlyDictionary<int, RoleDefinition> definitions)
        {
            var name = PersonName.Restore(View.Name, GivenFirst);
            return View with
            {
                FirstName = name.First,
                LastName = name.Last,
                Roles = RoleNumbers.ConvertAll(number => definitions[number].Name),
                Permissions = [.. RoleNumbers.SelectMany(number => definitions[number].Permissions).Distinct()],
                Locals = LocalIds,
            };
        }
    }

    /// <summary>A user whose roles have no names yet, with what users can be ordered by.</summary>
    internal sealed record OrderedRow(StoredUser User, string FoldedName, string NormalizedEmail)
    {
        public string? KeyOf(UserOrder order) => order switch
        {
            UserOrder.Name => FoldedName,
            UserOrder.Email => NormalizedEmail,
            _ => null,
        };
    }

    /// <summary>A credential whose user's roles have no names yet.</summary>
    internal sealed record StoredCredential(StoredUser User, string? PasswordHash, long AccessVersion, DateTimeOffset? TemporaryPasswordUntil);
}
