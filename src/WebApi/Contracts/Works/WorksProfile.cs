using AutoMapper;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.Works.Responses;

namespace HelpDesk.Users.WebApi.Contracts.Works;

/// <summary>Maps the application's results to the contract's responses.</summary>
internal sealed class WorksProfile : Profile
{
    public WorksProfile()
    {
        CreateMap<UserView, WorksUser>()
            .ForMember(user => user.NombreCompleto, map => map.MapFrom(view => view.Name))
            .ForMember(user => user.Roles, map => map.MapFrom(view => view.Roles[0]))
            .ForMember(user => user.IsActive, map => map.MapFrom(view => view.Status == UserStatus.Active));
        CreateMap<UserView, WorksSignedInUser>()
            .ForMember(user => user.Roles, map => map.MapFrom(view => view.Roles[0]));
        CreateMap<SignedIn, WorksSession>()
            .ForMember(session => session.AccessToken, map => map.MapFrom(signedIn => signedIn.AccessToken.Value.Value))
            .ForMember(session => session.TokenType, map => map.MapFrom(_ => "bearer"))
            .ForMember(session => session.ExpiresIn, map => map.MapFrom(signedIn => (int)signedIn.AccessToken.Lifetime.TotalSeconds))
            .ForMember(session => session.RefreshToken, map => map.MapFrom(signedIn => signedIn.RefreshToken.Value));
    }
}
