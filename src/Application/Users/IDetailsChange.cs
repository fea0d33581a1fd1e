using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users;

/// <summary>A request that changes the details that administrators and the users themselves can change.</summary>
internal interface IDetailsChange
{
    /// <summary>The new email address.</summary>
    Input<EmailAddress> Email { get; }

    /// <summary>The new full name, or a part of it.</summary>
    Input<NameChange> Name { get; }

    /// <summary>The new password.</summary>
    Input<Password> Password { get; }
}
