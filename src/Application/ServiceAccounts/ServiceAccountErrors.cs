using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>Errors that several use cases share.</summary>
internal static class ServiceAccountErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, ErrorCodes.ServiceAccountNotFound);

    public static Error InvalidClient { get; } = new(ErrorKind.Unauthenticated, ErrorCodes.InvalidClient);
}
