using HelpDesk.Users.Domain.Results;
using Microsoft.AspNetCore.Identity;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>Translates what Identity refuses into the domain's errors; what it should never refuse is a bug.</summary>
internal static class IdentityErrors
{
    public static Result ToResult(this IdentityResult result)
    {
        if (result.Succeeded)
        {
            return Result.Success;
        }

        return result.Errors.All(error => error.Code == nameof(IdentityErrorDescriber.DuplicateEmail))
            ? new Error(ErrorKind.Conflict, ErrorCodes.EmailTaken)
            : throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }
}
