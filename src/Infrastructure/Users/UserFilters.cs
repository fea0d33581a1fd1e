using System.Linq.Expressions;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>What is asked of a list of users, as conditions and an order that the indexes know.</summary>
internal static class UserFilters
{
    /// <summary>The user that a reference names.</summary>
    public static IQueryable<ApplicationUser> Named(this IQueryable<ApplicationUser> users, UserReference reference) =>
        reference.Number is { } number ? users.Where(row => row.Number == number)
        : reference.CanonicalEmail is { } email ? users.Where(row => row.NormalizedEmail == email)
        : users.Where(row => row.Id == reference.Id);

    /// <summary>The users that references name, all of them in the same way.</summary>
    public static IQueryable<ApplicationUser> Named(this IQueryable<ApplicationUser> users, IReadOnlyList<UserReference> references)
    {
        var ids = references.Select(reference => reference.Id).OfType<Guid>().ToList();
        var numbers = references.Select(reference => reference.Number).OfType<long>().ToList();
        var emails = references.Select(reference => reference.CanonicalEmail).OfType<string>().ToList();
        return numbers.Count > 0 ? users.Where(row => numbers.Contains(row.Number))
            : emails.Count > 0 ? users.Where(row => emails.Contains(row.NormalizedEmail!))
            : users.Where(row => ids.Contains(row.Id));
    }

    /// <summary>The users that a filter selects.</summary>
    public static IQueryable<ApplicationUser> Filtered(this IQueryable<ApplicationUser> users, UserFilter filter)
    {
        if (filter.Search is { } search)
        {
            users = SearchWord.ParseAll(search).Aggregate(users, (matching, word) => matching.With(word));
        }

        if (filter.CanonicalEmail is { } email)
        {
            users = users.Where(row => row.NormalizedEmail == email);
        }

        if (filter.Users is { } references)
        {
            users = users.Named(references);
        }

        // Of a role or a local one row is looked up for each user: asked whether there is any, SQLite would list and sort all of them.
        if (filter.RoleNumber is { } roleNumber)
        {
            users = users.Where(row => row.Roles.Count(role => role.RoleNumber == roleNumber) == 1);
        }

        if (filter.Area is { } area)
        {
            users = users.Where(row => row.Area == area);
        }

        if (filter.LocalId is { } localId)
        {
            users = users.Where(row => row.Locals.Count(local => local.LocalId == localId) == 1);
        }

        if (filter.Status is { } status)
        {
            users = users.Where(row => row.Status == status);
        }

        if (filter.LastSeenBefore is { } seenBefore)
        {
            users = users.Where(row => row.LastSeen < seenBefore);
        }

        if (filter.NeverSignedIn is { } neverSignedIn)
        {
            users = users.Where(row => row.LastLogin == null == neverSignedIn);
        }

        if (filter.MustChangePassword is { } mustChangePassword)
        {
            users = users.Where(row => row.MustChangePassword == mustChangePassword);
        }

        if (filter.UpdatedSince is { } updatedSince)
        {
            users = users.Where(row => row.UpdatedAt >= updatedSince);
        }

        return filter.IsActive switch
        {
            true => users.Where(row => row.Status == UserStatus.Active),
            false => users.Where(row => row.Status != UserStatus.Active),
            null => users,
        };
    }

    /// <summary>
    /// The users that a filter selects, to be counted. All numbers are greater than 0: with this condition the rows are read in the order
    /// in which they are stored, which is many times faster.
    /// </summary>
    public static IQueryable<ApplicationUser> FilteredToCount(this IQueryable<ApplicationUser> users, UserFilter filter) =>
        users.Where(row => row.Number > 0).Filtered(filter);

    /// <summary>The users in the order of a filter, after a position.</summary>
#pragma warning disable CA1309 // The database compares, by the binary collation of the columns.
    public static IQueryable<ApplicationUser> Ordered(this IQueryable<ApplicationUser> users, UserFilter filter, UserPosition? after) =>
        (filter.Order, filter.IsDescending) switch
        {
            // The first comparison is the one that an index serves.
            (UserOrder.Name, false) => After(users, after, row =>
                    string.Compare(row.FoldedName, after!.Key) >= 0
                    && (string.Compare(row.FoldedName, after.Key) > 0 || row.Number > after.Number))
                .OrderBy(row => row.FoldedName).ThenBy(row => row.Number),
            (UserOrder.Name, true) => After(users, after, row =>
                    string.Compare(row.FoldedName, after!.Key) <= 0
                    && (string.Compare(row.FoldedName, after.Key) < 0 || row.Number < after.Number))
                .OrderByDescending(row => row.FoldedName).ThenByDescending(row => row.Number),
            (UserOrder.Email, false) => After(users, after, row => string.Compare(row.NormalizedEmail, after!.Key) > 0)
                .OrderBy(row => row.NormalizedEmail),
            (UserOrder.Email, true) => After(users, after, row => string.Compare(row.NormalizedEmail, after!.Key) < 0)
                .OrderByDescending(row => row.NormalizedEmail),
            (UserOrder.Updated, _) => users.OrderedByTime(nameof(ApplicationUser.UpdatedAt), filter.IsDescending, after),
            (UserOrder.LastLogin, _) => users.OrderedByTime(nameof(ApplicationUser.LastLogin), filter.IsDescending, after),
            (UserOrder.LastSeen, _) => users.OrderedByTime(nameof(ApplicationUser.LastSeen), filter.IsDescending, after),
            (_, false) => After(users, after, row => row.Number > after!.Number).OrderBy(row => row.Number),
            (_, true) => After(users, after, row => row.Number < after!.Number).OrderByDescending(row => row.Number),
        };
#pragma warning restore CA1309

    private static IQueryable<ApplicationUser> OrderedByTime(
        this IQueryable<ApplicationUser> users,
        string column,
        bool isDescending,
        UserPosition? after)
    {
        var (time, number) = (after?.Time ?? default, after?.Number ?? 0);
        return isDescending
            ? After(users, after, row => (EF.Property<DateTimeOffset?>(row, column) ?? DateTimeOffset.MinValue) <= time
                    && ((EF.Property<DateTimeOffset?>(row, column) ?? DateTimeOffset.MinValue) < time || row.Number < number))
                .OrderByDescending(row => EF.Property<DateTimeOffset?>(row, column))
                .ThenByDescending(row => row.Number)
            : After(users, after, row => (EF.Property<DateTimeOffset?>(row, column) ?? DateTimeOffset.MinValue) >= time
                    && ((EF.Property<DateTimeOffset?>(row, column) ?? DateTimeOffset.MinValue) > time || row.Number > number))
                .OrderBy(row => EF.Property<DateTimeOffset?>(row, column))
                .ThenBy(row => row.Number);
    }

    private static IQueryable<ApplicationUser> With(this IQueryable<ApplicationUser> users, SearchWord word)
    {
        var (name, address, digits) = word;
        return digits.Length == 0
            ? users.Where(row =>
                (name != "" && row.FoldedName.Replace(PersonName.EnyeMark, "").Contains(name))
                || row.NormalizedEmail!.Contains(address)
                || row.CanonicalUsername!.Contains(address))
            : users.Where(row =>
                (name != "" && row.FoldedName.Replace(PersonName.EnyeMark, "").Contains(name))
                || row.NormalizedEmail!.Contains(address)
                || row.CanonicalUsername!.Contains(address)
                || row.PhoneNumber!.Replace(" ", "").Replace("-", "").Replace(".", "").Replace("(", "").Replace(")", "").Contains(digits));
    }

    private static IQueryable<ApplicationUser> After(
        IQueryable<ApplicationUser> users,
        UserPosition? after,
        Expression<Func<ApplicationUser, bool>> isAfter) => after is null ? users : users.Where(isAfter);
}
