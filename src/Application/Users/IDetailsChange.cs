using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>A request that changes what administrators and the users themselves may change alike.</summary>
internal interface IDetailsChange
{
    /// <summary>A new address.</summary>
    Input<EmailAddress> Email { get; }

    /// <summary>A new full name.</summary>
    Input<NameChange> Name { get; }

    /// <summary>A new password.</summary>
    Input<Password> Password { get; }
}
