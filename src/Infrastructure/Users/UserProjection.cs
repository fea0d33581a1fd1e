using System.Linq.Expressions;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using HelpDesk.Users.Infrastructure.Persistence;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>
/// From the rows straight to what is returned: one for each role that a user holds and each local where it works, those of one user
/// after each other. Of roles only the numbers are read: their names and permissions are the organization's, and few.
/// </summary>
internal static class UserProjection
{
    /// <summary>All there is to know.</summary>
    public static readonly Expression<Func<JoinedUser, UserPart>> User = joined => new UserPart(
        joined.User.Id,
        joined.User.Number,
        joined.User.Email!,
        joined.User.Name,
        joined.User.Area,
        joined.User.PhoneNumber,
        joined.User.Status,
        joined.User.Version,
        joined.Held.RoleNumber,
        new UserDetails(
            joined.User.MustChangePassword,
            joined.User.LastLogin,
            joined.User.LastSeen,
            joined.User.PasswordHash != null,
            joined.User.CreatedAt,
            joined.User.UpdatedAt,
            joined.User.GivenFirst,
            joined.User.Username,
            joined.User.Avatar,
            joined.LocalId,
            joined.LockedUntil,
            joined.User.TemporaryPasswordUntil));

    /// <summary>What a <see cref="UserSummary"/> shows.</summary>
    public static readonly Expression<Func<JoinedUser, UserPart>> Summary = joined => new UserPart(
        joined.User.Id,
        joined.User.Number,
        joined.User.Email!,
        joined.User.Name,
        joined.User.Area,
        joined.User.PhoneNumber,
        joined.User.Status,
        joined.User.Version,
        joined.Held.RoleNumber,
        null);

    /// <summary>All there is to know, with what users can be ordered by.</summary>
    public static readonly Expression<Func<JoinedUser, OrderedPart>> Ordered = Expression.Lambda<Func<JoinedUser, OrderedPart>>(
        Expression.New(
            typeof(OrderedPart).GetConstructor([typeof(UserPart), typeof(string), typeof(string)])!,
            User.Body,
            Column(nameof(ApplicationUser.FoldedName)),
            Column(nameof(ApplicationUser.NormalizedEmail))),
        User.Parameters);

    /// <summary>All there is to know, with what proves who the user is, in one read.</summary>
    public static readonly Expression<Func<JoinedUser, CredentialPart>> Credential = Expression.Lambda<Func<JoinedUser, CredentialPart>>(
        Expression.New(
            typeof(CredentialPart).GetConstructor([typeof(UserPart), typeof(string), typeof(long), typeof(DateTimeOffset?)])!,
            User.Body,
            Column(nameof(ApplicationUser.PasswordHash)),
            Column(nameof(ApplicationUser.AccessVersion)),
            Column(nameof(ApplicationUser.TemporaryPasswordUntil))),
        User.Parameters);

    /// <summary>All there is to know, with what its role says: for one user, as it would be said again and again in a list.</summary>
    public static readonly Expression<Func<JoinedUser, PartWithRole>> WithRole = Expression.Lambda<Func<JoinedUser, PartWithRole>>(
        Expression.New(
            typeof(PartWithRole).GetConstructor([typeof(UserPart), typeof(string), typeof(List<string>)])!,
            User.Body,
            RoleColumn(User, nameof(RoleRow.Name)),
            RoleColumn(User, nameof(RoleRow.Permissions))),
        User.Parameters);

    /// <summary>What a <see cref="UserSummary"/> shows, with the name of the role.</summary>
    public static readonly Expression<Func<JoinedUser, NamedPart>> SummaryWithRole = Expression.Lambda<Func<JoinedUser, NamedPart>>(
        Expression.New(
            typeof(NamedPart).GetConstructor([typeof(UserPart), typeof(string), typeof(DateTimeOffset?)])!,
            Summary.Body,
            RoleColumn(Summary, nameof(RoleRow.Name)),
            Expression.Property(Summary.Parameters[0], nameof(JoinedUser.LockedUntil))),
        Summary.Parameters);

    /// <summary>
    /// Users with their roles and locals. Each has a role; one without locals is there once for each role. All are joined from the left,
    /// as SQLite might else begin with the roles of everybody.
    /// </summary>
    public static IQueryable<JoinedUser> Joined(this IQueryable<ApplicationUser> users, DirectoryContext context) =>
        from user in users
        join held in context.Set<UserRoleRow>() on user.Number equals held.UserNumber into roles
        from role in roles.DefaultIfEmpty()
        join place in context.Set<UserLocalRow>() on user.Number equals place.UserNumber into places
        from local in places.DefaultIfEmpty()
        select new JoinedUser { User = user, Held = role, LocalId = local!.LocalId, LockedUntil = null };

    /// <summary>The same with the lock of the address.</summary>
    public static IQueryable<JoinedUser> JoinedWithLock(this IQueryable<ApplicationUser> users, DirectoryContext context) =>
        from joined in users.Joined(context)
        join failed in context.SignInAttempts
            on new { joined.User.OrganizationId, Email = joined.User.NormalizedEmail } equals new { failed.OrganizationId, failed.Email }
            into failures
        from attempts in failures.DefaultIfEmpty()
        select new JoinedUser
        {
            User = joined.User,
            Held = joined.Held,
            LocalId = joined.LocalId,
            LockedUntil = attempts!.LockedUntil,
        };

    /// <summary>The same without locals.</summary>
    public static IQueryable<JoinedUser> JoinedWithRoles(this IQueryable<ApplicationUser> users, DirectoryContext context) =>
        from user in users
        join held in context.Set<UserRoleRow>() on user.Number equals held.UserNumber into roles
        from role in roles.DefaultIfEmpty()
        select new JoinedUser { User = user, Held = role, LocalId = null };

    /// <summary>Makes a user of its rows.</summary>
    /// <param name="parts">At least one, with details.</param>
    public static UserView ToView(IReadOnlyList<UserPart> parts, string organizationId, IReadOnlyDictionary<int, Role> roles)
    {
        if (parts.Count == 1)
        {
            var role = roles[parts[0].RoleNumber];
            return View(parts[0], organizationId, role.Names, role.Permissions, parts[0].Details!.LocalId is { } local ? [local] : []);
        }

        var held = RolesOf(parts, roles);
        return View(
            parts[0],
            organizationId,
            held.ConvertAll(role => role.Name),
            [.. held.SelectMany(role => role.Permissions).Distinct()],
            [.. parts.Select(part => part.Details!.LocalId).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Makes a user of its rows.</summary>
    /// <param name="parts">At least one, with details.</param>
    public static UserView ToView(IReadOnlyList<PartWithRole> parts, string organizationId) => ToView(
        [.. parts.Select(part => part.Part)],
        organizationId,
        parts.DistinctBy(part => part.Part.RoleNumber)
            .ToDictionary(part => part.Part.RoleNumber, part => new Role(part.Part.RoleNumber, part.RoleName, part.Permissions)));

    /// <summary>Makes what lists show of a user of its rows.</summary>
    /// <param name="parts">At least one.</param>
    public static UserSummary ToSummary(IReadOnlyList<UserPart> parts, IReadOnlyDictionary<int, Role> roles) => Summarize(
        parts[0],
        parts.Count == 1 ? roles[parts[0].RoleNumber].Names : RolesOf(parts, roles).ConvertAll(role => role.Name));

    /// <summary>Makes what lists show of a user of its rows.</summary>
    /// <param name="parts">At least one.</param>
    public static UserSummary ToSummary(IReadOnlyList<NamedPart> parts) =>
        Summarize(parts[0].Part, [.. parts.OrderBy(named => named.Part.RoleNumber).Select(named => named.RoleName)]);

    private static UserSummary Summarize(UserPart part, IReadOnlyList<string> roles) =>
        new(part.Id, part.Number, part.Email, part.Name, roles, part.Area, part.Telefono, part.Status, part.Version);

    private static UserView View(
        UserPart part,
        string organizationId,
        IReadOnlyList<string> roles,
        IReadOnlyList<string> permissions,
        IReadOnlyList<string> locals)
    {
        var details = part.Details!;
        return new(
            part.Id,
            part.Number,
            organizationId,
            part.Email,
            part.Name,
            roles,
            part.Area,
            part.Telefono,
            part.Status,
            details.MustChangePassword,
            details.LastLogin,
            details.CreatedAt,
            details.UpdatedAt,
            part.Version,
            details.GivenFirst,
            details.Username,
            details.Avatar,
            locals,
            permissions)
        {
            LastSeen = details.LastSeen,
            HasPassword = details.HasPassword,
            LockedUntil = details.LockedUntil,
        };
    }

    /// <summary>The roles that a user holds, by number.</summary>
    private static List<Role> RolesOf(IReadOnlyList<UserPart> parts, IReadOnlyDictionary<int, Role> roles) =>
        [.. parts.Select(part => part.RoleNumber).Distinct().Order().Select(number => roles[number])];

    private static MemberExpression RoleColumn(LambdaExpression projection, string name)
    {
        var held = Expression.Property(projection.Parameters[0], nameof(JoinedUser.Held));
        return Expression.Property(Expression.Property(held, nameof(UserRoleRow.Role)), name);
    }

    private static MemberExpression Column(string name) =>
        Expression.Property(Expression.Property(User.Parameters[0], nameof(JoinedUser.User)), name);

    /// <summary>A user beside one of its roles and one of its locals, if it has any.</summary>
    internal sealed class JoinedUser
    {
        public required ApplicationUser User { get; init; }

        public required UserRoleRow Held { get; init; }

        public required string? LocalId { get; init; }

        /// <summary>Until when failed sign-ins locked the address; null for never, and when it isn't read.</summary>
        public DateTimeOffset? LockedUntil { get; init; }
    }

    /// <summary>A user whose roles, permissions and locals are still to be put together.</summary>
    internal sealed record UserPart(
        Guid Id,
        long Number,
        string Email,
        string Name,
        string? Area,
        string? Telefono,
        UserStatus Status,
        long Version,
        int RoleNumber,
        UserDetails? Details);

    /// <summary>What a <see cref="UserSummary"/> leaves out.</summary>
    internal sealed record UserDetails(
        bool MustChangePassword,
        DateTimeOffset? LastLogin,
        DateTimeOffset? LastSeen,
        bool HasPassword,
        DateTimeOffset CreatedAt,
        DateTimeOffset UpdatedAt,
        string? GivenFirst,
        string? Username,
        string? Avatar,
        string? LocalId,
        DateTimeOffset? LockedUntil,
        DateTimeOffset? TemporaryPasswordUntil);

    /// <summary>A part of a user, with what its role says.</summary>
    internal sealed record PartWithRole(UserPart Part, string RoleName, List<string> Permissions);

    /// <summary>A part of a user, with what its role is called.</summary>
    internal sealed record NamedPart(UserPart Part, string RoleName, DateTimeOffset? LockedUntil);

    /// <summary>What users show of their roles.</summary>
    internal sealed record Role(int Number, string Name, IReadOnlyList<string> Permissions)
    {
        public IReadOnlyList<string> Names { get; } = [Name];
    }

    /// <summary>A part of a user, with what users can be ordered by.</summary>
    internal sealed record OrderedPart(UserPart Part, string FoldedName, string NormalizedEmail)
    {
        public string? KeyOf(UserOrder order) => order switch
        {
            UserOrder.Name => FoldedName,
            UserOrder.Email => NormalizedEmail,
            UserOrder.Updated => UserPosition.WriteTime(Part.Details!.UpdatedAt),
            UserOrder.LastLogin => UserPosition.WriteTime(Part.Details!.LastLogin),
            UserOrder.LastSeen => UserPosition.WriteTime(Part.Details!.LastSeen),
            _ => null,
        };
    }

    /// <summary>A part of a user, with what proves who the user is.</summary>
    internal sealed record CredentialPart(UserPart Part, string? PasswordHash, long AccessVersion, DateTimeOffset? TemporaryPasswordUntil);
}
