using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>Extends <see cref="IUserRepository"/>.</summary>
internal static class UserRepositoryExtensions
{
    /// <summary>Loads a user, in one of the expected versions; null for any.</summary>
    /// <returns>The user, or <see cref="ErrorCodes.UserNotFound"/> or <see cref="ErrorCodes.VersionMismatch"/>.</returns>
    public static async Task<Result<User>> LoadAsync(
        this IUserRepository users,
        UserReference reference,
        IReadOnlyList<long>? expectedVersions,
        CancellationToken cancellationToken) => await users.FindAsync(reference, cancellationToken) switch
        {
            null => UserErrors.NotFound,
            { } user when expectedVersions?.Contains(user.Version) is false => UserErrors.VersionMismatch,
            { } user => user,
        };

    /// <summary>Loads the caller's own user, in one of the expected versions; null for any. The token must still be valid.</summary>
    /// <returns>The user, or <see cref="ErrorCodes.SignInRequired"/> or <see cref="ErrorCodes.VersionMismatch"/>.</returns>
    public static async Task<Result<User>> LoadCallerAsync(
        this IUserRepository users,
        Caller caller,
        IReadOnlyList<long>? expectedVersions,
        CancellationToken cancellationToken) => await users.FindAsync(caller.UserId ?? Guid.Empty, cancellationToken) switch
        {
            { } user when user.AccessVersion == caller.AccessVersion =>
                expectedVersions?.Contains(user.Version) is false ? UserErrors.VersionMismatch : user,
            _ => UserErrors.SignInRequired,
        };
}
