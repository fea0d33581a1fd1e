using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>A request whose content also decides who can send it.</summary>
public interface IRestrictedRequest
{
    /// <summary>Checks the caller, after the request's <see cref="AccessAttribute"/> has allowed the request.</summary>
    /// <returns>Null when the request is allowed; otherwise why it is refused.</returns>
    Error? Check(Caller caller);
}
