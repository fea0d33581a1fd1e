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

        return string.Join(", ", result.Errors.Select(error => error.Code)) switch
        {
            nameof(IdentityErrorDescriber.DuplicateEmail) => new Error(ErrorKind.Conflict, ErrorCodes.EmailTaken),
            nameof(IdentityErrorDescriber.DuplicateUserName) => new Error(ErrorKind.Conflict, ErrorCodes.UsernameTaken),
            var codes => throw new InvalidOperationException($"Identity refused: {codes}."),
        };
    }
}
