using System.Reflection;
using AutoMapper;
using AutoMapper.Configuration;

namespace HelpDesk.Users.WebApi.Hosting;

/// <summary>AutoMapper with the profiles that the contracts registered.</summary>
internal static class Mapping
{
    public static void AddMapping(this IServiceCollection services)
    {
        services.AddSingleton<AutoMapper.IConfigurationProvider>(provider =>
        {
            var expression = new WithoutLinq();
            foreach (var profile in provider.GetServices<Profile>())
            {
                expression.AddProfile(profile);
            }

            return new MapperConfiguration(expression);
        });
        services.AddSingleton<IMapper>(provider => new Mapper(provider.GetRequiredService<AutoMapper.IConfigurationProvider>()));
    }

    /// <summary>
    /// AutoMapper 8 tries every LINQ method as a source of values for types that implement a generic interface, as records do,
    /// and fails on the methods of today's framework. No profile of ours wants them.
    /// </summary>
    private sealed class WithoutLinq : MapperConfigurationExpression, IProfileConfiguration
    {
        IEnumerable<MethodInfo> IProfileConfiguration.SourceExtensionMethods => [];
    }
}
