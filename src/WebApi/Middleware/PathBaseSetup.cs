using HelpDesk.Users.Application.Operations;

namespace HelpDesk.Users.WebApi.Middleware;

/// <summary>Serves all paths below <c>PathBase</c> too, such as <c>/directory/api/auth/users</c>; addresses in answers then begin with it.</summary>
internal static class PathBaseSetup
{
    private const string SettingName = "PathBase";

    public static void UseConfiguredPathBase(this WebApplication app)
    {
        var path = app.Configuration[SettingName];
        if (string.IsNullOrEmpty(path))
        {
            return;
        }

        if (path[0] != '/' || path[^1] == '/' || path.Any(character => !char.IsAsciiLetterOrDigit(character) && !"/-._~".Contains(character)))
        {
            throw new InvalidConfigurationException($"{SettingName} is '{path}', which is no path such as /directory.");
        }

        app.UsePathBase(path);
    }
}
