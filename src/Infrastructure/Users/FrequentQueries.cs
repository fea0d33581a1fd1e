using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>
/// What nearly every request asks, compiled once: EF Core would take longer to recognise these queries than the database takes to
/// answer them. The organization is always named, or the number of a user that was found in it.
/// </summary>
internal sealed class FrequentQueries
{
    private readonly Func<DirectoryContext, string, IAsyncEnumerable<UserProjection.Role>> roles = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId) => context.Set<RoleRow>()
            .Where(role => role.OrganizationId == organizationId)
            .Select(role => new UserProjection.Role(role.Number, role.Name, role.Permissions)));

    /// <summary>Whether a user still has the access version of a token, and the session of the token hasn't ended.</summary>
    public Func<DirectoryContext, string, Guid, long, Guid, CancellationToken, Task<bool>> IsUserInSession { get; } = EF.CompileAsyncQuery(
        (
            DirectoryContext context,
            string organizationId,
            Guid id,
            long accessVersion,
            Guid sessionId,
            CancellationToken cancellationToken) =>
            context.Users.IgnoreQueryFilters()
                .Any(row => row.Id == id && row.AccessVersion == accessVersion && row.OrganizationId == organizationId
                    && context.RefreshTokens.Any(token => token.Family == sessionId && token.UserId == id)));

    /// <summary>Whether a user still has the access version that a token was issued for. For tokens without a session.</summary>
    public Func<DirectoryContext, string, Guid, long, CancellationToken, Task<bool>> IsUser { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, Guid id, long accessVersion, CancellationToken cancellationToken) =>
            context.Users.IgnoreQueryFilters()
                .Any(row => row.Id == id && row.AccessVersion == accessVersion && row.OrganizationId == organizationId));

    /// <summary>The email address of a user.</summary>
    public Func<DirectoryContext, string, Guid, CancellationToken, Task<string?>> EmailOfUser { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, Guid id, CancellationToken cancellationToken) =>
            context.Users.IgnoreQueryFilters()
                .Where(row => row.Id == id && row.OrganizationId == organizationId)
                .Select(row => row.Email)
                .SingleOrDefault());

    /// <summary>The name of an active service account that still has the access version that a token was issued for.</summary>
    public Func<DirectoryContext, string, string, long, CancellationToken, Task<string?>> NameOfService { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, string id, long accessVersion, CancellationToken cancellationToken) =>
            context.ServiceAccounts.IgnoreQueryFilters()
                .Where(row => row.Id == id && row.IsActive && row.AccessVersion == accessVersion && row.OrganizationId == organizationId)
                .Select(row => row.Name)
                .SingleOrDefault());

    /// <summary>The end of the audit's chain, to be written to.</summary>
    public Func<DirectoryContext, CancellationToken, Task<AuditHeadRow>> AuditHead { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, CancellationToken cancellationToken) => context.AuditHead.Single());

    /// <summary>
    /// A user to be written to, with each of its roles and locals, which EF Core ties to it. Joined and not included: of included ones
    /// SQLite would first put together those of everybody.
    /// </summary>
    public Func<DirectoryContext, string, Guid, IAsyncEnumerable<UserToChange>> UserToChange { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, Guid id) =>
            from user in context.Users.IgnoreQueryFilters()
            where user.Id == id && user.OrganizationId == organizationId
            join held in context.Set<UserRoleRow>() on user.Number equals held.UserNumber
            join place in context.Set<UserLocalRow>() on user.Number equals place.UserNumber into places
            from local in places.DefaultIfEmpty()
            select new UserToChange(user, held, held.Role!, local, local.Local));

    /// <summary>The parts of one user, each with its role.</summary>
    public Func<DirectoryContext, string, Guid, IAsyncEnumerable<UserProjection.PartWithRole>> User { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, Guid id) => (
            from user in context.Users.IgnoreQueryFilters()
            where user.Id == id && user.OrganizationId == organizationId
            join held in context.Set<UserRoleRow>() on user.Number equals held.UserNumber
            join place in context.Set<UserLocalRow>() on user.Number equals place.UserNumber into places
            from local in places.DefaultIfEmpty()
            join failed in context.SignInAttempts
                on new { user.OrganizationId, Email = user.NormalizedEmail } equals new { failed.OrganizationId, failed.Email }
                into failures
            from attempts in failures.DefaultIfEmpty()
            select new UserProjection.JoinedUser
            {
                User = user,
                Held = held,
                LocalId = local.LocalId,
                LockedUntil = attempts.LockedUntil,
            })
            .Select(UserProjection.WithRole));

    /// <summary>Whether an organization has more users than a number.</summary>
    public Func<DirectoryContext, string, int, CancellationToken, Task<bool>> HasMoreUsers { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, int number, CancellationToken cancellationToken) =>
            context.Users.IgnoreQueryFilters()
                .Where(row => row.OrganizationId == organizationId)
                .OrderBy(row => row.Number)
                .Skip(number)
                .Any());

    /// <summary>
    /// What lists show of the users after a number, in order of creation, of one area and role if these are given. What is
    /// not given is no part of the statement.
    /// </summary>
    public Func<DirectoryContext, string, string?, int?, long, int, int, IAsyncEnumerable<UserProjection.UserPart>> Page { get; } =
        EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, string? area, int? roleNumber, long after, int offset, int limit) => (
            from user in context.Users.IgnoreQueryFilters()
                .Where(row => row.OrganizationId == organizationId
                    && row.Number > after
                    && (area == null || row.Area == area)
                    && (roleNumber == null || row.Roles.Count(role => role.RoleNumber == roleNumber) == 1))
                .OrderBy(row => row.Number)
                .Skip(offset)
                .Take(limit)
            join held in context.Set<UserRoleRow>() on user.Number equals held.UserNumber into roles
            from role in roles.DefaultIfEmpty()
            select new UserProjection.JoinedUser { User = user, Held = role, LocalId = null })
            .Select(UserProjection.Summary));

    /// <summary>What lists show of one user, with each of its roles.</summary>
    public Func<DirectoryContext, string, Guid, IAsyncEnumerable<UserProjection.NamedPart>> UserSummary { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, Guid id) => (
            from user in context.Users.IgnoreQueryFilters()
            where user.Id == id && user.OrganizationId == organizationId
            join held in context.Set<UserRoleRow>() on user.Number equals held.UserNumber
            join failed in context.SignInAttempts
                on new { user.OrganizationId, Email = user.NormalizedEmail } equals new { failed.OrganizationId, failed.Email }
                into failures
            from attempts in failures.DefaultIfEmpty()
            select new UserProjection.JoinedUser
            {
                User = user,
                Held = held,
                LocalId = null,
                LockedUntil = attempts.LockedUntil,
            })
            .Select(UserProjection.SummaryWithRole));

    /// <summary>What users show of the roles of an organization, by the roles' numbers.</summary>
    public async Task<IReadOnlyDictionary<int, UserProjection.Role>> RolesAsync(
        DirectoryContext context,
        string organizationId,
        CancellationToken cancellationToken) =>
        await roles(context, organizationId).ToDictionaryAsync(role => role.Number, cancellationToken: cancellationToken);
}
