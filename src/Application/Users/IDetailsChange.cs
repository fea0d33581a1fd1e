using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Users;

/// <summary>A request that changes what administrators and the users themselves may change alike.</summary>
internal interface IDetailsChange
{
    /// <summary>A new address.</summary>
    Optional<string?> Email { get; }

    /// <summary>A new full name; of one in two parts, a part that is null stays as it is.</summary>
    Optional<NameInput> Name { get; }

    /// <summary>A new password.</summary>
    Optional<Secret?> Password { get; }
}
