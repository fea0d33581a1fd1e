using Microsoft.AspNetCore.Identity;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>Identity refuses nothing here: the domain judges users and passwords, and the unique indexes decide what is taken.</summary>
internal static class IdentityErrors
{
    /// <exception cref="InvalidOperationException">Identity refused, which is a bug.</exception>
    public static void EnsureSucceeded(this IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        }
    }
}
