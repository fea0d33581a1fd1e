using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Declares who can send a request. Every request needs exactly one; a request without it throws.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class AccessAttribute : Attribute
{
    /// <summary>
    /// The name of the request in the audit when a signed-in caller is refused, such as <c>DeleteUser</c>. It is stored, so it must
    /// never change.
    /// </summary>
    public string AuditName { get; init; } = "";

    /// <summary>
    /// Checks whether the caller can send the request. When this attribute allows it, <see cref="IRestrictedRequest.Check"/> decides too.
    /// </summary>
    /// <returns>Null when the request is allowed; otherwise why it is refused.</returns>
    public Error? Check(Caller caller, object request) => CheckCaller(caller, request) ?? (request as IRestrictedRequest)?.Check(caller);

    /// <summary>Checks the caller, without the request.</summary>
    /// <returns>Null when the request is allowed; otherwise why it is refused.</returns>
    public abstract Error? Check(Caller caller);

    /// <summary>Checks the caller. Attributes that depend on the content of the request override it.</summary>
    /// <returns>Null when the request is allowed; otherwise why it is refused.</returns>
    protected virtual Error? CheckCaller(Caller caller, object request) => Check(caller);
}
