using AutoMapper;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.Organizations.SignIn;
using HelpDesk.Users.WebApi.Contracts.Organizations.Users;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>Maps the application's results to the contract's responses.</summary>
internal sealed class OrganizationsProfile : Profile
{
    public OrganizationsProfile()
    {
        CreateMap<UserView, OrganizationsUser>()
            .ForMember(user => user.Id, map => map.MapFrom(view => OrganizationsIds.OfUser(view.Number)))
            .ForMember(user => user.Active, map => map.MapFrom(view => view.Status == UserStatus.Active));
        CreateMap<UserView, OrganizationsCreatedUser>()
            .ForMember(user => user.Id, map => map.MapFrom(view => OrganizationsIds.OfUser(view.Number)))
            .ForMember(user => user.Active, map => map.MapFrom(view => view.Status == UserStatus.Active))
            .ForMember(user => user.CreatedDate, map => map.MapFrom(view => view.CreatedAt));
        CreateMap<SignedIn, OrganizationsSession>()
            .ForMember(session => session.AccessToken, map => map.MapFrom(signedIn => signedIn.AccessToken.Value.Value))
            .ForMember(session => session.TokenType, map => map.MapFrom(_ => "bearer"))
            .ForMember(session => session.ExpiresIn, map => map.MapFrom(signedIn => (int)signedIn.AccessToken.Lifetime.TotalSeconds))
            .ForMember(session => session.RefreshToken, map => map.MapFrom(signedIn => signedIn.RefreshToken.Value))
            .ForMember(session => session.MustChangePassword, map => map.MapFrom(signedIn => signedIn.User.MustChangePassword));
    }
}
