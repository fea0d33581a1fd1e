using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Anybody may send it.</summary>
public sealed class AllowsAnonymousAttribute : AccessAttribute
{
    /// <inheritdoc/>
    public override Error? Check(Caller caller) => null;
}
