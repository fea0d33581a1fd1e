using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Users;

/// <summary>
/// A person of the directory. Its methods are the only way to change it and keep its rules: a role that needs an area has one,
/// the last active administrator stays, and whatever changes what its tokens say ends them.
/// </summary>
public sealed class User
{
    private UserState state;

    private User(UserState state) => this.state = state;

    /// <summary>Its id (UUID version 7).</summary>
    public Guid Id => state.Id;

    /// <summary>Its number in the directory, in order of creation; 0 until it is stored.</summary>
    public long Number => state.Number;

    /// <summary>The organization it belongs to.</summary>
    public string OrganizationId => state.OrganizationId;

    /// <summary>Its address, unique in the organization.</summary>
    public EmailAddress Email => state.Email;

    /// <summary>Its full name.</summary>
    public PersonName Name => state.Name;

    /// <summary>The roles it holds; at least one.</summary>
    public IReadOnlyList<RoleDefinition> Roles => state.Roles;

    /// <summary>The area it works for, if any.</summary>
    public Area? Area => state.Area;

    /// <summary>Its phone number, if any.</summary>
    public Telefono? Telefono => state.Telefono;

    /// <summary>Where it works, in the organization's order.</summary>
    public IReadOnlyList<Local> Locals => state.Locals;

    /// <summary>Its username, if it has one.</summary>
    public Username? Username => state.Username;

    /// <summary>Its picture, if it has one.</summary>
    public Avatar? Avatar => state.Avatar;

    /// <summary>Whether it may come in.</summary>
    public UserStatus Status => state.Status;

    /// <summary>Whether an administrator chose its password.</summary>
    public bool MustChangePassword => state.MustChangePassword;

    /// <summary>When a password that must be changed stops working, UTC; null for never.</summary>
    public DateTimeOffset? TemporaryPasswordUntil => state.TemporaryPasswordUntil;

    /// <summary>When it last signed in, UTC.</summary>
    public DateTimeOffset? LastLogin => state.LastLogin;

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt => state.CreatedAt;

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset UpdatedAt => state.UpdatedAt;

    /// <summary>How often it was changed; checked by every write.</summary>
    public long Version => state.Version;

    /// <summary>Goes up whenever the tokens issued before must end. Tokens carry it; only the newest counts.</summary>
    public long AccessVersion => state.AccessVersion;

    /// <summary>Whether it is one of those of whom its organization needs at least one.</summary>
    public bool IsActiveAdministrator => Status == UserStatus.Active && Roles.Any(role => role.IsAdministrator);

    /// <summary>Creates a user.</summary>
    /// <param name="details">What it starts with.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>The user, or <see cref="ErrorCodes.AreaRequired"/>, or <see cref="ErrorCodes.Required"/> for no role.</returns>
    public static Result<User> Create(NewUser details, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(details);
        var assignment = CheckAssignment(details.Roles, details.Area);
        return assignment.IsSuccess
            ? new User(new(
                Guid.CreateVersion7(now),
                Number: 0,
                details.OrganizationId,
                details.Email,
                details.Name,
                details.Roles,
                details.Area,
                details.Telefono,
                details.IsActive ? UserStatus.Active : UserStatus.Inactive,
                details.MustChangePassword,
                LastLogin: null,
                CreatedAt: now,
                UpdatedAt: now,
                Version: 1,
                AccessVersion: 1,
                details.Locals,
                details.Username,
                details.Avatar,
                details.TemporaryPasswordUntil))
            : Result<User>.Failure(assignment.Errors);
    }

    /// <summary>Brings a stored user back to life.</summary>
    /// <param name="state">What was stored.</param>
    /// <returns>The user.</returns>
    public static User Restore(UserState state) => new(state);

    /// <summary>Changes the address.</summary>
    /// <param name="email">The new one.</param>
    /// <param name="now">The time, UTC.</param>
    public void ChangeEmail(EmailAddress email, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(email);
        if (email.Value != Email.Value)
        {
            Apply(state with { Email = email }, now);
        }
    }

    /// <summary>Changes the name.</summary>
    /// <param name="name">The new one.</param>
    /// <param name="now">The time, UTC.</param>
    public void Rename(PersonName name, DateTimeOffset now)
    {
        if (name != Name)
        {
            Apply(state with { Name = name }, now);
        }
    }

    /// <summary>Changes or clears the phone number.</summary>
    /// <param name="telefono">The new one, null for none.</param>
    /// <param name="now">The time, UTC.</param>
    public void ChangeTelefono(Telefono? telefono, DateTimeOffset now)
    {
        if (telefono != Telefono)
        {
            Apply(state with { Telefono = telefono }, now);
        }
    }

    /// <summary>Changes the username.</summary>
    /// <param name="username">The new one.</param>
    /// <param name="now">The time, UTC.</param>
    public void ChangeUsername(Username username, DateTimeOffset now)
    {
        if (username != Username)
        {
            Apply(state with { Username = username }, now);
        }
    }

    /// <summary>Gives the user its roles and area, and ends its tokens when either changes.</summary>
    /// <param name="roles">The roles it will hold; at least one.</param>
    /// <param name="area">The area it will work for, null for none.</param>
    /// <param name="otherAdministrators">How many other active administrators the organization has.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>Success, or <see cref="ErrorCodes.AreaRequired"/>, <see cref="ErrorCodes.Required"/> for no role, or <see cref="ErrorCodes.LastAdministrator"/>.</returns>
    public Result Assign(IReadOnlyList<RoleDefinition> roles, Area? area, int otherAdministrators, DateTimeOffset now)
    {
        var assignment = CheckAssignment(roles, area);
        if (!assignment.IsSuccess)
        {
            return assignment;
        }

        if (!roles.Any(role => role.IsAdministrator) && IsLastAdministrator(otherAdministrators))
        {
            return new Error(ErrorKind.Conflict, ErrorCodes.LastAdministrator);
        }

        if (area != Area || !roles.Select(role => role.Number).ToHashSet().SetEquals(Roles.Select(role => role.Number)))
        {
            Apply(state with { Roles = roles, Area = area }, now, endsTokens: true);
        }

        return Result.Success;
    }

    /// <summary>Notes that an administrator set the password: the user must choose its own, and its tokens end.</summary>
    /// <param name="until">When the password stops working, UTC.</param>
    /// <param name="now">The time, UTC.</param>
    public void PasswordReset(DateTimeOffset until, DateTimeOffset now) =>
        Apply(state with { MustChangePassword = true, TemporaryPasswordUntil = until }, now, endsTokens: true);

    /// <summary>Notes that the user chose its password itself: its tokens end.</summary>
    /// <param name="now">The time, UTC.</param>
    public void PasswordChanged(DateTimeOffset now) =>
        Apply(state with { MustChangePassword = false, TemporaryPasswordUntil = null }, now, endsTokens: true);

    /// <summary>Makes the user choose a new password at its next sign-in, and ends its tokens. Until then the one in use works on.</summary>
    /// <param name="now">The time, UTC.</param>
    public void RequirePasswordChange(DateTimeOffset now)
    {
        if (!MustChangePassword)
        {
            Apply(state with { MustChangePassword = true }, now, endsTokens: true);
        }
    }

    /// <summary>Lets the user keep a password that it had to change, and ends its tokens, which open nothing but that.</summary>
    /// <param name="now">The time, UTC.</param>
    public void WaivePasswordChange(DateTimeOffset now)
    {
        if (MustChangePassword)
        {
            Apply(state with { MustChangePassword = false, TemporaryPasswordUntil = null }, now, endsTokens: true);
        }
    }

    /// <summary>Ends the user's tokens, wherever it is signed in.</summary>
    /// <param name="now">The time, UTC.</param>
    public void SignOutEverywhere(DateTimeOffset now) => Apply(state, now, endsTokens: true);

    /// <summary>Changes where the user works.</summary>
    /// <param name="locals">The locals; may be none.</param>
    /// <param name="now">The time, UTC.</param>
    public void MoveTo(IReadOnlyList<Local> locals, DateTimeOffset now)
    {
        if (!locals.Select(local => local.Id).ToHashSet().SetEquals(Locals.Select(local => local.Id)))
        {
            Apply(state with { Locals = locals }, now);
        }
    }

    /// <summary>Locks the user out for good and ends its tokens.</summary>
    /// <param name="otherAdministrators">How many other active administrators the organization has.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>Success, or <see cref="ErrorCodes.LastAdministrator"/>.</returns>
    public Result Deactivate(int otherAdministrators, DateTimeOffset now) => EndAccess(UserStatus.Inactive, otherAdministrators, now);

    /// <summary>Locks the user out for a while and ends its tokens.</summary>
    /// <param name="otherAdministrators">How many other active administrators the organization has.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>Success, or <see cref="ErrorCodes.LastAdministrator"/>.</returns>
    public Result Suspend(int otherAdministrators, DateTimeOffset now) => EndAccess(UserStatus.Suspended, otherAdministrators, now);

    /// <summary>Lets the user in again. Tokens that ended before stay ended.</summary>
    /// <param name="now">The time, UTC.</param>
    public void Reactivate(DateTimeOffset now)
    {
        if (Status != UserStatus.Active)
        {
            Apply(state with { Status = UserStatus.Active }, now, endsTokens: true);
        }
    }

    /// <summary>Asks whether the user may be deleted.</summary>
    /// <param name="otherAdministrators">How many other active administrators the organization has.</param>
    /// <returns>Success, or <see cref="ErrorCodes.LastAdministrator"/>.</returns>
    public Result CheckDeletion(int otherAdministrators) =>
        IsLastAdministrator(otherAdministrators)
            ? new Error(ErrorKind.Conflict, ErrorCodes.LastAdministrator)
            : Result.Success;

    /// <summary>The rules that tie roles and area.</summary>
    /// <param name="roles">The roles that a user would hold.</param>
    /// <param name="area">The area it would work for, null for none.</param>
    /// <returns>Success, or <see cref="ErrorCodes.AreaRequired"/>, or <see cref="ErrorCodes.Required"/> for no role.</returns>
    public static Result CheckAssignment(IReadOnlyList<RoleDefinition> roles, Area? area) =>
        roles.Count == 0
            ? Error.Validation(ErrorCodes.Required, nameof(Roles))
            : roles.Select(role => role.CheckArea(area)).FirstOrDefault(result => !result.IsSuccess) ?? Result.Success;

    private Result EndAccess(UserStatus status, int otherAdministrators, DateTimeOffset now)
    {
        if (IsLastAdministrator(otherAdministrators))
        {
            return new Error(ErrorKind.Conflict, ErrorCodes.LastAdministrator);
        }

        if (Status != status)
        {
            Apply(state with { Status = status }, now, endsTokens: true);
        }

        return Result.Success;
    }

    private bool IsLastAdministrator(int otherAdministrators) => IsActiveAdministrator && otherAdministrators == 0;

    private void Apply(UserState changed, DateTimeOffset now, bool endsTokens = false) =>
        state = changed with
        {
            UpdatedAt = now,
            Version = changed.Version + 1,
            AccessVersion = changed.AccessVersion + (endsTokens ? 1 : 0),
        };
}
