using System.Reflection;
using AutoMapper;

namespace HelpDesk.Users.WebApi.Start;

/// <summary>Registers AutoMapper with the profiles of the contracts.</summary>
internal static class Mapping
{
    public static void AddMapping(this IServiceCollection services) =>
        services.AddAutoMapper((provider, mapping) => mapping.AddProfiles(provider.GetServices<Profile>()), Array.Empty<Assembly>());
}
