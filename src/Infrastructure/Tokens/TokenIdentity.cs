using System.Security.Claims;
using HelpDesk.Users.Application.Common.Access;

namespace HelpDesk.Users.Infrastructure.Tokens;

/// <summary>The caller that a verified token names. Its access version isn't checked yet.</summary>
internal sealed class TokenIdentity(Caller caller) : ClaimsIdentity(authenticationType: "Bearer")
{
    public Caller Caller { get; } = caller;
}
