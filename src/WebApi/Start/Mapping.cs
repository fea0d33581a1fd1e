using System.Reflection;
using AutoMapper;

namespace HelpDesk.Users.WebApi.Start;

/// <summary>AutoMapper with the profiles that the contracts registered.</summary>
internal static class Mapping
{
    public static void AddMapping(this IServiceCollection services) =>
        services.AddAutoMapper((provider, mapping) => mapping.AddProfiles(provider.GetServices<Profile>()), Array.Empty<Assembly>());
}
