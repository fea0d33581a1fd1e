using FluentValidation;
using HelpDesk.Users.Application.Access;
using HelpDesk.Users.Application.Validation;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Organizations.SeedOrganization;

internal sealed class SeedOrganizationCommandValidator : AbstractValidator<SeedOrganizationCommand>
{
    public SeedOrganizationCommandValidator(ICallerAccessor caller)
    {
        RuleFor(command => command.Name).MustParse(name => name?.Length <= Organization.MaxNameLength
            ? Result<string>.Success(name)
            : Error.Validation(ErrorCodes.TooLong) with { Limit = Organization.MaxNameLength });
        RuleFor(command => command.AdminEmail).MustParse(EmailAddress.Parse);
        RuleFor(command => command.AdminPassword).Custom((password, context) =>
        {
            if (password is not null)
            {
                context.AddErrors(context.PropertyPath, Password.Parse(password.Value), attemptedValue: null);
            }
        });
        RuleFor(command => command.Template).MustParse(template =>
            OrganizationTemplates.Create(template, caller.Current.OrganizationId, Organization.HelpDeskId, OrganizationPolicy.Default, []));
        RuleForEach(command => command.Locals).Custom((local, context) =>
            context.AddErrors(nameof(SeedOrganizationCommand.Locals), Local.Parse(local.Id, local.Name), local.Id));
        RuleForEach(command => command.Areas).Custom((area, context) =>
            context.AddErrors(nameof(SeedOrganizationCommand.Areas), Area.Parse(area), area));
    }
}
