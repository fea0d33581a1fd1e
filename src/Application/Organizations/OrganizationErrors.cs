using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Organizations;

/// <summary>Errors that several use cases share.</summary>
internal static class OrganizationErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, ErrorCodes.OrganizationNotFound);

    public static Error RoleNotFound { get; } = new(ErrorKind.NotFound, ErrorCodes.RoleNotFound);

    public static Error LocalNotFound { get; } = new(ErrorKind.NotFound, ErrorCodes.LocalNotFound);

    public static Error HoldersWithoutArea { get; } = new(ErrorKind.Conflict, ErrorCodes.HoldersWithoutArea);
}
