using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>
/// Creates and changes the users of some rows in memory. Each run of a command needs a new instance. For a dry run,
/// <paramref name="administratorsAdded"/> is the number of administrators who can sign in that previous rows have added.
/// </summary>
internal sealed class UserBatch(
    Organization organization,
    IUserRepository users,
    PasswordPolicy policy,
    Caller caller,
    TimeProvider clock,
    int administratorsAdded)
{
    private readonly List<UserToStore> added = [];
    private readonly List<UserToStore> changed = [];
    private readonly BatchUsernames usernames = new(users);

    public IReadOnlyList<UserToStore> Added => added;

    public IReadOnlyList<UserToStore> Changed => changed;

    /// <summary>The number of administrators who can sign in that all rows so far have added; negative for removed.</summary>
    public int AdministratorsAdded { get; private set; } = administratorsAdded;

    /// <summary>
    /// Creates the user of a row, or changes it when <paramref name="stored"/> isn't null. Errors are added to the row.
    /// </summary>
    public Task ApplyAsync(ParsedRow row, StoredUser? stored, CancellationToken cancellationToken) =>
        stored is null ? CreateAsync(row, cancellationToken) : ChangeAsync(row, stored, cancellationToken);

    private async Task CreateAsync(ParsedRow row, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        RequireNameAndRoles(row);
        var area = CheckArea(row);
        var username = organization.HasUsernames ? await usernames.ChooseAsync(row, cancellationToken) : null;
        if (row.Faults.Count > 0)
        {
            return;
        }

        var created = User.Create(
            new(organization.Id, row.Email!, row.Name.Value, row.Roles.Value)
            {
                Area = area,
                Telefono = row.Telefono.Value,
                Locals = row.Locals.Value ?? [],
                Username = username,
                IsActive = row.IsActive ?? true,
                MustChangePassword = row.MustChangePassword,
                TemporaryPasswordUntil = row.MustChangePassword ? now + policy.TemporaryLifetime : null,
            },
            now);
        if (!created.IsSuccess)
        {
            row.Refuse(created.Errors[0]);
            return;
        }

        AdministratorsAdded += IsAdministrator(created.Value, row.PasswordHash, now) ? 1 : 0;
        added.Add(new(created.Value, row.PasswordHash));
    }

    private async Task ChangeAsync(ParsedRow row, StoredUser stored, CancellationToken cancellationToken)
    {
        if (row.IsPasswordGenerated && stored.PasswordHash is not null)
        {
            row.DropGeneratedPassword();
        }

        var (user, now) = (stored.User, clock.GetUtcNow());
        var (version, accessVersion) = (user.Version, user.AccessVersion);
        var wasAdministrator = IsAdministrator(user, stored.PasswordHash, now);
        var changesArea = row.Area.IsSet && row.Area.Value != user.Area;
        var area = changesArea ? CheckArea(row) : null;
        await usernames.ChangeAsync(user, row, now, cancellationToken);
        var access = await user.ChangeAccessAsync(
            StatusOf(row, user),
            row.Roles.IsSet && !NumbersOf(row.Roles.Value).SequenceEqual(NumbersOf(user.Roles)) ? row.Roles : default,
            changesArea ? new(area) : default,
            async () => await users.CountOtherAdministratorsAsync(user, cancellationToken) + AdministratorsAdded,
            now);
        if (!access.IsSuccess)
        {
            row.Refuse(access.Errors[0]);
        }

        ChangeDetails(user, row, now);
        var passwordHash = row.PasswordHash == stored.PasswordHash ? null : row.PasswordHash;
        ChangePassword(user, row, passwordHash is not null, now);
        if (caller.UserId == user.Id && user.AccessVersion != accessVersion)
        {
            row.Refuse(UserErrors.OwnAccess);
        }

        if (row.Faults.Count == 0 && user.Version != version)
        {
            var isAdministrator = IsAdministrator(user, passwordHash ?? stored.PasswordHash, now);
            AdministratorsAdded += (isAdministrator ? 1 : 0) - (wasAdministrator ? 1 : 0);
            changed.Add(new(user, passwordHash));
        }
    }

    private bool IsAdministrator(User user, string? passwordHash, DateTimeOffset now) =>
        user.IsAdministratorWhoCanSignIn(passwordHash is not null, organization.Policy, now);

    private Area? CheckArea(ParsedRow row)
    {
        var found = organization.FindArea(row.Area.Value);
        if (!found.IsSuccess)
        {
            row.Refuse(found.Errors[0], nameof(row.Area), row.Area.Value?.Value);
        }

        return row.Area.Value;
    }

    private void ChangePassword(User user, ParsedRow row, bool isNew, DateTimeOffset now)
    {
        if (isNew)
        {
            user.PasswordReset(now + policy.TemporaryLifetime, now);
        }

        switch (isNew ? row.MustChangePassword : row.RequestedPasswordChange)
        {
            case true:
                user.RequirePasswordChange(now);
                break;
            case false:
                user.WaivePasswordChange(now);
                break;
        }
    }

    private static IEnumerable<int> NumbersOf(IReadOnlyList<RoleDefinition> roles) => roles.Select(role => role.Number);

    private static void RequireNameAndRoles(ParsedRow row)
    {
        if (!row.Name.IsSet)
        {
            row.Refuse(Error.Validation(ErrorCodes.Required), nameof(row.Name));
        }

        if (!row.Roles.IsSet)
        {
            row.Refuse(Error.Validation(ErrorCodes.Required), nameof(row.Roles));
        }
    }

    /// <summary>Returns the new status, if any. A row for an inactive user doesn't change a suspended one.</summary>
    private static Optional<UserStatus> StatusOf(ParsedRow row, User user) => row.IsActive switch
    {
        true => UserStatus.Active,
        false when user.Status == UserStatus.Active => UserStatus.Inactive,
        _ => default(Optional<UserStatus>),
    };

    private static void ChangeDetails(User user, ParsedRow row, DateTimeOffset now)
    {
        user.ChangeEmail(row.Email!, now);
        // The same full name keeps the two parts in which it was given.
        if (row.Name.IsSet && row.Name.Value.Value != user.Name.Value)
        {
            user.Rename(row.Name.Value, now);
        }

        if (row.Telefono.IsSet)
        {
            user.ChangeTelefono(row.Telefono.Value, now);
        }

        if (row.Locals.IsSet)
        {
            user.MoveTo(row.Locals.Value, now);
        }
    }
}
