using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.ImportUsers;

internal sealed class ImportUsersCommandHandler(
    IUserRepository users,
    IOrganizations organizations,
    ICredentials credentials,
    IPasswords passwords,
    IFormerPasswords formerPasswords,
    PasswordPolicy policy,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<ImportUsersCommand, Result<ImportedRows>>
{
    private readonly List<UserToStore> added = [];
    private readonly List<UserToStore> changed = [];
    private readonly HashSet<string> takenUsernames = [];
    private int administratorsAdded;

    public async Task<Result<ImportedRows>> Handle(ImportUsersCommand request, CancellationToken cancellationToken)
    {
        Restart(request);
        if (request.Rows.Count == 0)
        {
            return new ImportedRows(0, 0, 0, [], administratorsAdded);
        }

        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        var rows = request.Rows.Select(row => new ParsedRow(row, organization, policy, passwords)).ToList();
        await JudgePasswordsAsync(rows.FindAll(row => row.Faults.Count == 0 && row.Password is not null), request.IsDryRun, cancellationToken);

        var sound = rows.FindAll(row => row.Faults.Count == 0);
        var stored = (await users.FindAsync([.. sound.Select(row => row.Email!)], request.IsDryRun, cancellationToken)).ToDictionary(found => found.User.Email);
        foreach (var row in sound)
        {
            await (stored.TryGetValue(row.Email!, out var found)
                ? ChangeAsync(row, found, organization, cancellationToken)
                : CreateAsync(row, organization, cancellationToken));
        }

        List<Error> faults = [.. rows.SelectMany(row => row.Faults)];
        if (faults.Count > 0 && !request.SkipsFaulty)
        {
            return Result<ImportedRows>.Failure(faults);
        }

        if (!request.IsDryRun)
        {
            await users.StoreAsync(added, changed, cancellationToken);
        }

        var unchanged = rows.Count(row => row.Faults.Count == 0) - added.Count - changed.Count;
        return new ImportedRows(added.Count, changed.Count, unchanged, faults, administratorsAdded);
    }

    /// <summary>Forgets an attempt that is made again.</summary>
    private void Restart(ImportUsersCommand request)
    {
        added.Clear();
        changed.Clear();
        takenUsernames.Clear();
        administratorsAdded = request.AdministratorsAdded;
    }

    /// <summary>
    /// Before the transaction, as it is slow: hashes the passwords, but not those that are in use, so that a row that comes again
    /// changes nothing. When the password is replaced at the same moment, this came first.
    /// </summary>
    private async Task JudgePasswordsAsync(List<ParsedRow> rows, bool isDryRun, CancellationToken cancellationToken)
    {
        var known = new Dictionary<ParsedRow, Credential?>();
        foreach (var row in rows)
        {
            known[row] = await credentials.FindByEmailAsync(caller.Current.OrganizationId, row.Email!, cancellationToken);
        }

        await Parallel.ForEachAsync(rows, cancellationToken, async (row, token) =>
        {
            var password = row.Password!;
            var isInUse = known[row]?.PasswordHash is { } hash && await passwords.VerifyAsync(hash, new(password.Value), token) != PasswordVerdict.Wrong;
            row.PasswordHash = isInUse ? null : isDryRun ? "" : await passwords.HashAsync(password, token);
        });
        foreach (var row in rows.Where(row => policy.Remembered > 0 && row.PasswordHash is not null))
        {
            if (known[row] is { } credential && await formerPasswords.ContainAsync(credential.User.Id, row.Password!, orTemporary: false, cancellationToken))
            {
                row.Refuse(Error.Validation(ErrorCodes.PasswordReused), nameof(row.Password));
            }
        }
    }

    private async Task CreateAsync(ParsedRow row, Organization organization, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        RequireWhatEveryUserHas(row);
        var area = CheckArea(row, organization);
        var username = organization.HasUsernames ? await ChooseUsernameAsync(row, cancellationToken) : null;
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

        administratorsAdded += created.Value.IsActiveAdministrator ? 1 : 0;
        added.Add(new(created.Value, row.PasswordHash));
    }

    private async Task ChangeAsync(ParsedRow row, StoredUser stored, Organization organization, CancellationToken cancellationToken)
    {
        var (user, now) = (stored.User, clock.GetUtcNow());
        var (version, accessVersion, wasAdministrator) = (user.Version, user.AccessVersion, user.IsActiveAdministrator);
        var changesArea = row.Area.IsSet && row.Area.Value != user.Area;
        var area = changesArea ? CheckArea(row, organization) : null;
        await ChangeUsernameAsync(user, row, cancellationToken);
        var access = await user.ChangeAccessAsync(
            StatusOf(row, user),
            row.Roles.IsSet && !NumbersOf(row.Roles.Value).SequenceEqual(NumbersOf(user.Roles)) ? row.Roles : default,
            changesArea ? new(area) : default,
            async () => administratorsAdded + await users.CountOtherAdministratorsAsync(user, cancellationToken),
            now);
        if (!access.IsSuccess)
        {
            row.Refuse(access.Errors[0]);
        }

        ChangeDetails(user, row, now);
        var passwordHash = row.PasswordHash == stored.PasswordHash ? null : row.PasswordHash;
        ChangePassword(user, row, passwordHash is not null, now);
        if (caller.Current.UserId == user.Id && user.AccessVersion != accessVersion)
        {
            row.Refuse(UserErrors.OwnAccess);
        }

        if (row.Faults.Count == 0 && user.Version != version)
        {
            administratorsAdded += (user.IsActiveAdministrator ? 1 : 0) - (wasAdministrator ? 1 : 0);
            changed.Add(new(user, passwordHash));
        }
    }

    private static IEnumerable<int> NumbersOf(IReadOnlyList<RoleDefinition> roles) => roles.Select(role => role.Number);

    private static void RequireWhatEveryUserHas(ParsedRow row)
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

    private static Area? CheckArea(ParsedRow row, Organization organization)
    {
        var found = organization.FindArea(row.Area.Value);
        if (!found.IsSuccess)
        {
            row.Refuse(found.Errors[0], nameof(row.Area), row.Area.Value?.Value);
        }

        return row.Area.Value;
    }

    /// <summary>Who may not come in is locked out already, whether for good or for a while.</summary>
    private static Optional<UserStatus> StatusOf(ParsedRow row, User user) => row.IsActive switch
    {
        true => UserStatus.Active,
        false when user.Status == UserStatus.Active => UserStatus.Inactive,
        _ => default(Optional<UserStatus>),
    };

    private static void ChangeDetails(User user, ParsedRow row, DateTimeOffset now)
    {
        user.ChangeEmail(row.Email!, now);
        // A name that was given in two parts is still the same one whole.
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

    private void ChangePassword(User user, ParsedRow row, bool isNew, DateTimeOffset now)
    {
        if (isNew)
        {
            user.PasswordReset(now + policy.TemporaryLifetime, now);
        }

        switch (isNew ? row.MustChangePassword : row.WantsPasswordChange)
        {
            case true:
                user.RequirePasswordChange(now);
                break;
            case false:
                user.WaivePasswordChange(now);
                break;
        }
    }

    private async Task ChangeUsernameAsync(User user, ParsedRow row, CancellationToken cancellationToken)
    {
        if (row.Username is null || row.Username == user.Username)
        {
            return;
        }

        if (row.Username.Canonical != user.Username?.Canonical && !await TakeAsync(row.Username, cancellationToken))
        {
            row.Refuse(new(ErrorKind.Conflict, ErrorCodes.UsernameTaken), nameof(row.Username), row.Username.Value);
            return;
        }

        user.ChangeUsername(row.Username, clock.GetUtcNow());
    }

    private async Task<Username> ChooseUsernameAsync(ParsedRow row, CancellationToken cancellationToken)
    {
        if (row.Username is { } username)
        {
            if (!await TakeAsync(username, cancellationToken))
            {
                row.Refuse(new(ErrorKind.Conflict, ErrorCodes.UsernameTaken), nameof(row.Username), username.Value);
            }

            return username;
        }

        for (var attempt = 1; ; attempt++)
        {
            var made = Username.For(row.Email!, attempt);
            if (await TakeAsync(made, cancellationToken))
            {
                return made;
            }
        }
    }

    /// <summary>Whether the username is free, and so is not any more.</summary>
    private async Task<bool> TakeAsync(Username username, CancellationToken cancellationToken) =>
        !takenUsernames.Contains(username.Canonical)
        && !await users.HasUsernameAsync(username, cancellationToken)
        && takenUsernames.Add(username.Canonical);
}
