using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>A request of which also the content decides who may send it.</summary>
public interface IRestrictedRequest
{
    /// <summary>Decides, once the request's <see cref="AccessAttribute"/> has let it pass.</summary>
    /// <param name="caller">Who sends the request.</param>
    /// <returns>Null to let it pass, else why not.</returns>
    Error? Check(Caller caller);
}
