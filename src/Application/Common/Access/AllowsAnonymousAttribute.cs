using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Allows the request to all callers, signed in or not.</summary>
public sealed class AllowsAnonymousAttribute : AccessAttribute
{
    /// <inheritdoc/>
    public override Error? Check(Caller caller) => null;
}
