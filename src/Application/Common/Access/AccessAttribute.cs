using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Who may send a request. Every request declares exactly one; one without is a bug and is refused as such.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class AccessAttribute : Attribute
{
    /// <summary>
    /// What the audit calls the request when it refuses a known caller, such as <c>DeleteUser</c>. It is stored, and so never changes.
    /// </summary>
    public string AuditName { get; init; } = "";

    /// <summary>Decides about a request.</summary>
    /// <param name="caller">Who sends it.</param>
    /// <param name="request">The request; an <see cref="IRestrictedRequest"/> decides too, once this attribute allows it.</param>
    /// <returns>Null when it is allowed, else why not.</returns>
    public Error? Check(Caller caller, object request) => CheckCaller(caller, request) ?? (request as IRestrictedRequest)?.Check(caller);

    /// <summary>Decides by the caller alone.</summary>
    /// <param name="caller">Who sends a request.</param>
    /// <returns>Null when it is allowed, else why not.</returns>
    public abstract Error? Check(Caller caller);

    /// <summary>Decides by the caller, unless the attribute looks at what the request is about.</summary>
    /// <param name="caller">Who sends the request.</param>
    /// <param name="request">The request.</param>
    /// <returns>Null when it is allowed, else why not.</returns>
    protected virtual Error? CheckCaller(Caller caller, object request) => Check(caller);
}
