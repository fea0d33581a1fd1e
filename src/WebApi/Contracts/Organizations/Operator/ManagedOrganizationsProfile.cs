using AutoMapper;
using HelpDesk.Users.Application.Provisioning.CreateOrganization;
using HelpDesk.Users.Domain.Organizations;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>Maps the application's organizations to the contract's responses.</summary>
internal sealed class ManagedOrganizationsProfile : Profile
{
    public ManagedOrganizationsProfile()
    {
        CreateMap<RoleDefinition, ManagedRole>();
        CreateMap<Local, ManagedLocal>();
        CreateMap<Organization, ManagedOrganization>()
            .ForMember(organization => organization.Areas, map => map.MapFrom(from => from.Policy.Areas.Select(area => area.Value)))
            .ForMember(organization => organization.RequiresPasswordChange, map => map.MapFrom(from => from.Policy.RequiresPasswordChange));
        CreateMap<CreatedOrganization, CreatedOrganizationAnswer>()
            .ForMember(answer => answer.Id, map => map.MapFrom(created => created.Organization.Id))
            .ForMember(answer => answer.Name, map => map.MapFrom(created => created.Organization.Name))
            .ForMember(answer => answer.Template, map => map.MapFrom(created => created.Organization.Template))
            .ForMember(answer => answer.IsActive, map => map.MapFrom(created => created.Organization.IsActive))
            .ForMember(answer => answer.Areas, map => map.MapFrom(created => created.Organization.Policy.Areas.Select(area => area.Value)))
            .ForMember(
                answer => answer.RequiresPasswordChange,
                map => map.MapFrom(created => created.Organization.Policy.RequiresPasswordChange))
            .ForMember(answer => answer.Roles, map => map.MapFrom(created => created.Organization.Roles))
            .ForMember(answer => answer.Locals, map => map.MapFrom(created => created.Organization.Locals))
            .ForMember(answer => answer.AdminEmail, map => map.MapFrom(created => created.Administrator.Email))
            .ForMember(
                answer => answer.AdminPassword,
                map => map.MapFrom(created => created.Administrator.GeneratedPassword == null
                    ? null
                    : created.Administrator.GeneratedPassword.Value));
    }
}
