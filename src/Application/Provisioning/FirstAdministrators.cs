using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>Creates the first administrators of new organizations.</summary>
internal sealed class FirstAdministrators(IUserRepository users, IPasswords passwords, TimeProvider clock)
{
    private static readonly PersonName Name = PersonName.Restore("Administrador", givenFirst: null);

    /// <summary>
    /// Creates an administrator and hashes the password, which is slow on purpose. Without a password in the request, it generates one
    /// that must be changed.
    /// </summary>
    public async Task<NewAdministrator> CreateAsync(
        Organization organization,
        INewOrganization request,
        CancellationToken cancellationToken)
    {
        var generated = request.AdminPassword.IsSet ? null : Password.Generate();
        var email = request.AdminEmail.Value;
        var administrator = User.Create(
            new(organization.Id, email, Name, [organization.Administrator])
            {
                Username = organization.HasUsernames ? Username.For(email, attempt: 1) : null,
                MustChangePassword = generated is not null,
            },
            clock.GetUtcNow()).Value;
        var passwordHash = await passwords.HashAsync(generated ?? request.AdminPassword.Value, cancellationToken);
        return new(administrator, passwordHash, generated is null ? null : new(generated.Value));
    }

    /// <summary>Stores the administrator. Part of the command's transaction.</summary>
    public async Task<Result<FirstAdministrator>> AddAsync(NewAdministrator administrator, CancellationToken cancellationToken)
    {
        var added = await users.AddAsync(administrator.User, administrator.PasswordHash, cancellationToken);
        return added.IsSuccess
            ? new FirstAdministrator(administrator.User.Email.Value, administrator.GeneratedPassword)
            : Result<FirstAdministrator>.Failure(added.Errors);
    }

    /// <summary>An administrator who isn't stored yet.</summary>
    internal sealed record NewAdministrator(User User, string PasswordHash, Secret? GeneratedPassword);
}
