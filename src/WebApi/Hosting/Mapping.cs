using AutoMapper;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>AutoMapper with the profiles that the contracts registered.</summary>
internal static class Mapping
{
    public static void AddMapping(this IServiceCollection services)
    {
        services.AddSingleton<AutoMapper.IConfigurationProvider>(provider => new MapperConfiguration(mapping =>
        {
            foreach (var profile in provider.GetServices<Profile>())
            {
                mapping.AddProfile(profile);
            }
        }));
        services.AddSingleton<IMapper>(provider => new Mapper(provider.GetRequiredService<AutoMapper.IConfigurationProvider>()));
    }
}
