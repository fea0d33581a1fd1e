using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.Users;

/// <summary>
/// A user of an organization. Only its methods change it, and they keep its rules: a role that needs an area has one, the organization
/// keeps an administrator who can sign in, and a change of the access revokes the user's tokens.
/// </summary>
public sealed class User
{
    private UserState state;

    private User(UserState state) => this.state = state;

    /// <summary>The id (UUID version 7).</summary>
    public Guid Id => state.Id;

    /// <summary>The number, unique over all organizations, in order of creation; 0 until the user is stored.</summary>
    public long Number => state.Number;

    /// <summary>The user's organization.</summary>
    public string OrganizationId => state.OrganizationId;

    /// <summary>The email address, unique in the organization.</summary>
    public EmailAddress Email => state.Email;

    /// <summary>The full name.</summary>
    public PersonName Name => state.Name;

    /// <summary>The roles; at least one.</summary>
    public IReadOnlyList<RoleDefinition> Roles => state.Roles;

    /// <summary>The area; null for none.</summary>
    public Area? Area => state.Area;

    /// <summary>The phone number; null for none.</summary>
    public Telefono? Telefono => state.Telefono;

    /// <summary>The locals where the user works, in the organization's order.</summary>
    public IReadOnlyList<Local> Locals => state.Locals;

    /// <summary>The username; null for none.</summary>
    public Username? Username => state.Username;

    /// <summary>The picture; null for none.</summary>
    public Avatar? Avatar => state.Avatar;

    /// <summary>Whether the user can sign in.</summary>
    public UserStatus Status => state.Status;

    /// <summary>Whether an administrator chose the password, so that the user must change it.</summary>
    public bool MustChangePassword => state.MustChangePassword;

    /// <summary>When a password that must be changed expires, UTC; null for never.</summary>
    public DateTimeOffset? TemporaryPasswordUntil => state.TemporaryPasswordUntil;

    /// <summary>When the user last signed in, UTC; null for never.</summary>
    public DateTimeOffset? LastLogin => state.LastLogin;

    /// <summary>When the user was created, UTC.</summary>
    public DateTimeOffset CreatedAt => state.CreatedAt;

    /// <summary>When the user was last changed, UTC.</summary>
    public DateTimeOffset UpdatedAt => state.UpdatedAt;

    /// <summary>The version, which increases with every change; for optimistic concurrency.</summary>
    public long Version => state.Version;

    /// <summary>The version of the access, a security stamp in every token. Increasing it revokes all tokens issued before.</summary>
    public long AccessVersion => state.AccessVersion;

    /// <summary>Whether the user is active and has an administrator role.</summary>
    public bool IsActiveAdministrator => Status == UserStatus.Active && Roles.Any(role => role.IsAdministrator);

    /// <summary>
    /// Whether the user is an administrator who can sign in, if only to change a temporary password. Every organization must keep at least
    /// one. Who has no password can't sign in, nor who must change one that has expired.
    /// </summary>
    /// <param name="hasPassword">Whether the user has a password.</param>
    /// <param name="policy">The policy of the user's organization.</param>
    public bool IsAdministratorWhoCanSignIn(bool hasPassword, OrganizationPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var isExpired = policy.RequiresPasswordChange && MustChangePassword && TemporaryPasswordUntil <= now;
        return IsActiveAdministrator && hasPassword && !isExpired;
    }

    /// <summary>Creates a user.</summary>
    /// <returns>The user, or <see cref="ErrorCodes.AreaRequired"/>, or <see cref="ErrorCodes.Required"/> for no roles.</returns>
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

    /// <summary>Restores a stored user.</summary>
    public static User Restore(UserState state) => new(state);

    /// <summary>Changes the email address.</summary>
    public void ChangeEmail(EmailAddress email, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(email);
        if (email.Value != Email.Value)
        {
            Apply(state with { Email = email }, now);
        }
    }

    /// <summary>Changes the name.</summary>
    public void Rename(PersonName name, DateTimeOffset now)
    {
        if (name != Name)
        {
            Apply(state with { Name = name }, now);
        }
    }

    /// <summary>Changes the phone number, or removes it with null.</summary>
    public void ChangeTelefono(Telefono? telefono, DateTimeOffset now)
    {
        if (telefono != Telefono)
        {
            Apply(state with { Telefono = telefono }, now);
        }
    }

    /// <summary>Changes the username.</summary>
    public void ChangeUsername(Username username, DateTimeOffset now)
    {
        if (username != Username)
        {
            Apply(state with { Username = username }, now);
        }
    }

    /// <summary>Replaces the roles and the area, null for none, and revokes the tokens when one of them changes.</summary>
    /// <param name="roles">The roles; at least one.</param>
    /// <param name="otherAdministrators">
    /// The number of the organization's other administrators who can sign in; null when the user isn't one.
    /// </param>
    /// <returns>
    /// Success, or <see cref="ErrorCodes.AreaRequired"/>, <see cref="ErrorCodes.Required"/> for no roles, or
    /// <see cref="ErrorCodes.LastAdministrator"/>.
    /// </returns>
    public Result Assign(IReadOnlyList<RoleDefinition> roles, Area? area, int? otherAdministrators, DateTimeOffset now)
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

    /// <summary>
    /// Records that an administrator set the password, which expires at <paramref name="until"/>: the user must change it, and the tokens
    /// are revoked.
    /// </summary>
    public void PasswordReset(DateTimeOffset until, DateTimeOffset now) =>
        Apply(state with { MustChangePassword = true, TemporaryPasswordUntil = until }, now, endsTokens: true);

    /// <summary>Records that the user chose the password, and revokes the tokens.</summary>
    public void PasswordChanged(DateTimeOffset now) =>
        Apply(state with { MustChangePassword = false, TemporaryPasswordUntil = null }, now, endsTokens: true);

    /// <summary>
    /// Requires the user to change the password at the next sign-in, and revokes the tokens. The current password doesn't expire.
    /// </summary>
    public void RequirePasswordChange(DateTimeOffset now)
    {
        if (!MustChangePassword)
        {
            Apply(state with { MustChangePassword = true }, now, endsTokens: true);
        }
    }

    /// <summary>
    /// Allows the user to keep a password that had to be changed, and revokes the tokens, which can only be used to change it.
    /// </summary>
    public void WaivePasswordChange(DateTimeOffset now)
    {
        if (MustChangePassword)
        {
            Apply(state with { MustChangePassword = false, TemporaryPasswordUntil = null }, now, endsTokens: true);
        }
    }

    /// <summary>Revokes all tokens of the user.</summary>
    public void SignOutEverywhere(DateTimeOffset now) => Apply(state, now, endsTokens: true);

    /// <summary>Replaces the locals where the user works; the list can be empty.</summary>
    public void MoveTo(IReadOnlyList<Local> locals, DateTimeOffset now)
    {
        if (!locals.Select(local => local.Id).ToHashSet().SetEquals(Locals.Select(local => local.Id)))
        {
            Apply(state with { Locals = locals }, now);
        }
    }

    /// <summary>Deactivates the user and revokes the tokens.</summary>
    /// <param name="otherAdministrators">
    /// The number of the organization's other administrators who can sign in; null when the user isn't one.
    /// </param>
    /// <returns>Success, or <see cref="ErrorCodes.LastAdministrator"/>.</returns>
    public Result Deactivate(int? otherAdministrators, DateTimeOffset now) => EndAccess(UserStatus.Inactive, otherAdministrators, now);

    /// <summary>Suspends the user and revokes the tokens.</summary>
    /// <param name="otherAdministrators">
    /// The number of the organization's other administrators who can sign in; null when the user isn't one.
    /// </param>
    /// <returns>Success, or <see cref="ErrorCodes.LastAdministrator"/>.</returns>
    public Result Suspend(int? otherAdministrators, DateTimeOffset now) => EndAccess(UserStatus.Suspended, otherAdministrators, now);

    /// <summary>Allows the user to sign in again. Revoked tokens don't become valid again.</summary>
    public void Reactivate(DateTimeOffset now)
    {
        if (Status != UserStatus.Active)
        {
            Apply(state with { Status = UserStatus.Active }, now, endsTokens: true);
        }
    }

    /// <summary>Checks that the user can be deleted.</summary>
    /// <param name="otherAdministrators">
    /// The number of the organization's other administrators who can sign in; null when the user isn't one.
    /// </param>
    /// <returns>Success, or <see cref="ErrorCodes.LastAdministrator"/>.</returns>
    public Result CheckDeletion(int? otherAdministrators) =>
        IsLastAdministrator(otherAdministrators)
            ? new Error(ErrorKind.Conflict, ErrorCodes.LastAdministrator)
            : Result.Success;

    /// <summary>Checks that a user can have these roles with this area; null for no area.</summary>
    /// <returns>Success, or <see cref="ErrorCodes.AreaRequired"/>, or <see cref="ErrorCodes.Required"/> for no roles.</returns>
    public static Result CheckAssignment(IReadOnlyList<RoleDefinition> roles, Area? area) =>
        roles.Count == 0
            ? Error.Validation(ErrorCodes.Required, nameof(Roles))
            : roles.Select(role => role.CheckArea(area)).FirstOrDefault(result => !result.IsSuccess) ?? Result.Success;

    private Result EndAccess(UserStatus status, int? otherAdministrators, DateTimeOffset now)
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

    private bool IsLastAdministrator(int? otherAdministrators) => IsActiveAdministrator && otherAdministrators == 0;

    private void Apply(UserState changed, DateTimeOffset now, bool endsTokens = false) =>
        state = changed with
        {
            UpdatedAt = now,
            Version = changed.Version + 1,
            AccessVersion = changed.AccessVersion + (endsTokens ? 1 : 0),
        };
}
