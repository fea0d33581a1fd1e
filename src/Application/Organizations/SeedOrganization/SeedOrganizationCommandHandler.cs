using System.Security.Cryptography;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.SeedOrganization;

internal sealed class SeedOrganizationCommandHandler(
    IOrganizations organizations,
    IUserRepository users,
    IPasswords passwords,
    PasswordPolicy policy,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<SeedOrganizationCommand, Result<FirstAdministrator?>>
{
    private const int GeneratedPasswordLength = 20;

    // Without the characters that people misread for one another.
    private const string GeneratedPasswordAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    public async Task<Result<FirstAdministrator?>> Handle(SeedOrganizationCommand request, CancellationToken cancellationToken)
    {
        var areas = request.Areas.Select(area => Area.Parse(area).Value).OfType<Area>().Distinct().ToList();
        var organization = OrganizationTemplates.Create(
            request.Template,
            caller.Current.OrganizationId,
            request.Name,
            new(areas, request.RequiresPasswordChange),
            [.. request.Locals.Select(local => Local.Parse(local.Id, local.Name).Value)]).Value;
        await organizations.SaveAsync(organization, cancellationToken);
        if (await users.AnyAsync(cancellationToken))
        {
            return Result<FirstAdministrator?>.Success(null);
        }

        // Only a password that is about to be set is judged: the one in use is older than the policy.
        if (request.AdminPassword is { } configured
            && policy.Parse(configured.Value, request.AdminEmail, name: null) is { IsSuccess: false } refused)
        {
            return Result<FirstAdministrator?>.Failure([.. refused.Errors.Select(error => error with { Field = nameof(request.AdminPassword) })]);
        }

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
        var added = await users.AddAsync(administrator, passwords.Hash(password), cancellationToken);
        return added.IsSuccess
            ? new FirstAdministrator(administrator.Email.Value, generated)
            : Result<FirstAdministrator?>.Failure(added.Errors);
    }
}
