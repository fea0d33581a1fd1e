using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// What nearly every request asks, compiled once: EF Core would take longer to recognise these queries than the database takes to
/// answer them. The organization is always named.
/// </summary>
internal sealed class FrequentQueries
{
    private readonly Func<DirectoryContext, string, IAsyncEnumerable<UserProjection.Role>> roles = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId) => context.Set<RoleRow>()
            .Where(role => role.OrganizationId == organizationId)
            .Select(role => new UserProjection.Role(role.Number, role.Name, role.Permissions)));

    /// <summary>Whether a user still has the access version that a token was issued for.</summary>
    public Func<DirectoryContext, string, Guid, long, CancellationToken, Task<bool>> IsUser { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, Guid id, long accessVersion, CancellationToken cancellationToken) =>
            context.Users.IgnoreQueryFilters().Any(row => row.Id == id && row.AccessVersion == accessVersion && row.OrganizationId == organizationId));

    /// <summary>The name of an active service account that still has the access version that a token was issued for.</summary>
    public Func<DirectoryContext, string, string, long, CancellationToken, Task<string?>> NameOfService { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, string id, long accessVersion, CancellationToken cancellationToken) =>
            context.ServiceAccounts.IgnoreQueryFilters()
                .Where(row => row.Id == id && row.IsActive && row.AccessVersion == accessVersion && row.OrganizationId == organizationId)
                .Select(row => row.Name)
                .SingleOrDefault());

    /// <summary>The parts of one user, each with its role.</summary>
    public Func<DirectoryContext, string, Guid, IAsyncEnumerable<UserProjection.PartWithRole>> User { get; } = EF.CompileAsyncQuery(
        (DirectoryContext context, string organizationId, Guid id) => (
            from user in context.Users.IgnoreQueryFilters()
            where user.Id == id && user.OrganizationId == organizationId
            join held in context.Set<UserRoleRow>() on user.Number equals held.UserNumber
            join place in context.Set<UserLocalRow>() on user.Number equals place.UserNumber into places
            from local in places.DefaultIfEmpty()
            select new UserProjection.JoinedUser { User = user, Held = held, LocalId = local.LocalId })
            .Select(UserProjection.WithRole));

    /// <summary>An organization's roles by their numbers.</summary>
    public async Task<IReadOnlyDictionary<int, UserProjection.Role>> RolesAsync(
        DirectoryContext context,
        string organizationId,
        CancellationToken cancellationToken) =>
        await roles(context, organizationId).ToDictionaryAsync(role => role.Number, cancellationToken: cancellationToken);
}
