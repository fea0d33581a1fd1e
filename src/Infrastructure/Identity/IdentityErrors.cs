using Microsoft.AspNetCore.Identity;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>
/// Checks the results of Identity. It refuses nothing here: the domain validates users and passwords, and unique indexes ensure
/// uniqueness.
/// </summary>
internal static class IdentityErrors
{
    /// <exception cref="InvalidOperationException">Identity refused the operation, which is a bug.</exception>
    public static void EnsureSucceeded(this IdentityResult result)
    {
        if (!result.Succeeded)
        {
            var codes = result.Errors.Select(error => error.Code);
            throw new InvalidOperationException($"Identity refused the operation: {string.Join(", ", codes)}.");
        }
    }
}
