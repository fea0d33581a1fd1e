using HelpDesk.Users.Infrastructure.Passwords;
using HelpDesk.Users.Infrastructure.Persistence;
using HelpDesk.Users.Infrastructure.SignIn;
using HelpDesk.Users.Infrastructure.Tokens;
using Microsoft.Extensions.Configuration;

namespace HelpDesk.Users.Infrastructure;

/// <summary>The configuration sections that the infrastructure reads.</summary>
public static class DirectorySections
{
    /// <summary>The types of the sections, by name. Each property is a setting.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>
    {
        ["ConnectionStrings"] = typeof(ConnectionSettings),
        ["Database"] = typeof(DatabaseSettings),
        ["DataProtection"] = typeof(DataProtectionSettings),
        ["Lockout"] = typeof(LockoutSettings),
        ["Passwords"] = typeof(PasswordSettings),
        ["Tokens"] = typeof(TokenSettings),
    };

    /// <summary>Finds the section of a type.</summary>
    internal static IConfigurationSection SectionOf<T>(this IConfiguration configuration) =>
        configuration.GetSection(All.Single(section => section.Value == typeof(T)).Key);
}
