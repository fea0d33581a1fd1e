using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Operations;
using HelpDesk.Users.Application.Provisioning.SeedOrganization;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Configuration;
using MediatR;

namespace HelpDesk.Users.WebApi.Start;

/// <summary>Creates missing configured organizations, each with an administrator. A generated password is printed once.</summary>
internal static class DirectorySeeder
{
    private const string SectionName = ConfiguredOrganizations.SectionName;
    private const string DefaultAdminEmail = "admin@helpdesk.local";

    public static async Task SeedDirectoryAsync(this IServiceProvider services, IConfiguration configuration)
    {
        foreach (var settings in ConfiguredOrganizations.Read(configuration))
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerAccessor>().Current = Caller.System(settings.Id);
            var seeded = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SeedOrganizationCommand
            {
                Name = Organization.ParseName(string.IsNullOrWhiteSpace(settings.Name) ? settings.Id : settings.Name),
                Template = OrganizationTemplates.ParseName(settings.Template),
                Locals = Local.ParseAll([.. settings.Locals.Select(local => (local.Id, local.Name))]),
                Areas = Area.ParseAll(settings.Areas),
                RequiresPasswordChange = new(settings.RequiresPasswordChange),
                AdminEmail = EmailAddress.Parse(settings.AdminEmail ?? DefaultAdminEmail),
                AdminPassword = settings.AdminPassword is { } password ? Password.Parse(password) : default(Input<Password>),
            });
            // Another instance may have created it at the same time.
            if (!seeded.IsSuccess
                && seeded.Errors.All(error => error.Code is not (ErrorCodes.EmailTaken or ErrorCodes.OrganizationIdTaken)))
            {
                throw new InvalidConfigurationException(
                    $"{SectionName}: '{settings.Id}' cannot be created as configured: "
                    + $"{string.Join(", ", seeded.Errors.Select(Describe))}.");
            }

            if (seeded is { IsSuccess: true, Value: { GeneratedPassword: { } generated } administrator })
            {
                Console.WriteLine(
                    $"""

                    The first administrator of '{settings.Id}' is {administrator.Email}
                    with the password {generated.Value}
                    It is not shown again, and must be changed at the first sign-in.

                    """);
            }
        }
    }

    private static string Describe(Error error) => (error.Allowed, error.Limit) switch
    {
        ({ } allowed, _) => $"{error.Field} must be one of {string.Join(", ", allowed)}",
        (_, { } limit) => $"{error.Field} is {error.Code}, the limit is {limit} characters",
        _ => $"{error.Field} is {error.Code}",
    };
}
