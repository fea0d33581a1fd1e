using System.Security.Claims;
using HelpDesk.Users.Application.Common.Access;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>Who a verified token says that it is about; whether it still counts is another question.</summary>
/// <param name="caller">As the token tells.</param>
internal sealed class TokenIdentity(Caller caller) : ClaimsIdentity(authenticationType: "Bearer")
{
    public Caller Caller { get; } = caller;
}
