using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>Asks the domain about what an organization begins with; how the password is judged depends on who sets it.</summary>
internal abstract class NewOrganizationValidator<TRequest> : AbstractValidator<TRequest>
    where TRequest : INewOrganization
{
    protected NewOrganizationValidator()
    {
        RuleFor(request => request.Name).MustParse(Organization.ParseName);
        RuleFor(request => request.Template).MustParse(template => template is null
            ? Error.Validation(ErrorCodes.Required)
            : OrganizationTemplates.Create(template, id: "", name: "", OrganizationPolicy.Default, locals: []));
        RuleFor(request => request.AdminEmail).MustParse(EmailAddress.Parse);
        RuleFor(request => request).Custom((request, context) =>
        {
            foreach (var local in request.Locals)
            {
                context.AddErrors(nameof(request.Locals), Local.Parse(local.Id, local.Name), local.Id);
            }

            foreach (var repeated in request.Locals.Select(local => local.Id).OfType<string>().CountBy(id => id).Where(count => count.Value > 1))
            {
                context.AddError(nameof(request.Locals), Error.Validation(ErrorCodes.Repeated) with { AttemptedValue = repeated.Key });
            }

            context.AddAreaErrors(nameof(request.Areas), request.Areas);
        });
    }
}
