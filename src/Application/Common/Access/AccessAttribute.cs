using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Who may send a request. Every request declares exactly one; one without is a bug and is refused as such.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class AccessAttribute : Attribute
{
    /// <summary>Decides.</summary>
    /// <param name="caller">Who sends the request.</param>
    /// <returns>Null to let it pass, else why not.</returns>
    public abstract Error? Check(Caller caller);

    /// <summary>Decides about one request, which may look at what it asks for.</summary>
    /// <param name="caller">Who sends it.</param>
    /// <param name="request">The request.</param>
    /// <returns>Null to let it pass, else why not.</returns>
    public virtual Error? Check(Caller caller, object request) => Check(caller) ?? (request as IRestrictedRequest)?.Check(caller);
}
