using System.Net;
using AutoMapper;
using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.Cms.Responses;

namespace HelpDesk.Users.WebApi.Contracts.Cms;

/// <summary>Maps the application's results to the contract's responses.</summary>
internal sealed class CmsProfile : Profile
{
    private const string DefaultAvatarUrl = "https://ui-avatars.com/api/?name=";

    private static readonly Dictionary<UserStatus, string> Statuses =
        CmsParameters.Statuses.ToDictionary(status => status.Value, status => status.Key);

    public CmsProfile()
    {
        CreateMap<UserView, CmsUser>()
            .ForMember(user => user.Id, map => map.MapFrom(view => view.Number))
            .ForMember(user => user.Role, map => map.MapFrom(view => view.Roles[0]))
            .ForMember(user => user.Avatar, map => map.MapFrom(view => view.Avatar ?? CreateAvatarUrl(view)))
            .ForMember(user => user.Status, map => map.MapFrom(view => Statuses[view.Status]))
            .ForMember(user => user.Permissions, map => map.MapFrom(view => Permissions.OfOtherServices(view.Permissions)));
        CreateMap<RoleDefinition, CmsRole>()
            .ForMember(role => role.Id, map => map.MapFrom(definition => definition.Number))
            .ForMember(role => role.Nombre, map => map.MapFrom(definition => definition.Name))
            .ForMember(role => role.Descripcion, map => map.MapFrom(definition => definition.Description ?? ""))
            .ForMember(role => role.Permisos, map => map.MapFrom(definition => Permissions.OfOtherServices(definition.Permissions)));
        CreateMap<SignedIn, CmsSession>()
            .ForMember(session => session.AccessToken, map => map.MapFrom(signedIn => signedIn.AccessToken.Value.Value))
            .ForMember(session => session.TokenType, map => map.MapFrom(_ => "Bearer"))
            .ForMember(session => session.ExpiresIn, map => map.MapFrom(signedIn => (int)signedIn.AccessToken.Lifetime.TotalSeconds))
            .ForMember(session => session.RefreshToken, map => map.MapFrom(signedIn => signedIn.RefreshToken.Value))
            .ForMember(session => session.MustChangePassword, map => map.MapFrom(signedIn => signedIn.User.MustChangePassword));
    }

    private static string CreateAvatarUrl(UserView view) =>
        DefaultAvatarUrl + WebUtility.UrlEncode($"{view.FirstName} {view.LastName}".TrimEnd());
}
