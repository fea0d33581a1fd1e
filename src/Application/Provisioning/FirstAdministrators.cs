using System.Security.Cryptography;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>Makes the first administrators of new organizations.</summary>
internal sealed class FirstAdministrators(IUserRepository users, IPasswords passwords, TimeProvider clock)
{
    private const int GeneratedPasswordLength = 20;

    // Without the characters that people misread for one another.
    private const string GeneratedPasswordAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    /// <summary>Makes an administrator, with a password of its own that it must change when none was given. Slow on purpose.</summary>
    public async Task<NewAdministrator> MakeAsync(Organization organization, INewOrganization request, CancellationToken cancellationToken)
    {
        var generated = request.AdminPassword is null
            ? new Secret(RandomNumberGenerator.GetString(GeneratedPasswordAlphabet, GeneratedPasswordLength))
            : null;
        var email = EmailAddress.Parse(request.AdminEmail).Value;
        var administrator = User.Create(
            new(organization.Id, email, PersonName.Parse("Administrador").Value, [organization.Administrator])
            {
                Username = organization.HasUsernames ? Username.For(email, attempt: 1) : null,
                MustChangePassword = generated is not null,
            },
            clock.GetUtcNow()).Value;
        var password = Password.Parse((generated ?? request.AdminPassword)!.Value).Value;
        return new(administrator, await passwords.HashAsync(password, cancellationToken), generated);
    }

    /// <summary>Stores it. Part of the command's transaction.</summary>
    public async Task<Result<FirstAdministrator>> AddAsync(NewAdministrator administrator, CancellationToken cancellationToken)
    {
        var added = await users.AddAsync(administrator.User, administrator.PasswordHash, cancellationToken);
        return added.IsSuccess
            ? new FirstAdministrator(administrator.User.Email.Value, administrator.GeneratedPassword)
            : Result<FirstAdministrator>.Failure(added.Errors);
    }

    /// <summary>An administrator that is not stored yet.</summary>
    internal sealed record NewAdministrator(User User, string PasswordHash, Secret? GeneratedPassword);
}
