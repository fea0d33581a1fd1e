using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Tokens;

/// <summary>Validates access tokens with the same rules as the requests to this service.</summary>
public interface ITokenInspector
{
    /// <summary>Validates a token, which can be any text.</summary>
    /// <returns>The claims, or null when it isn't an access token of this service or is no longer valid.</returns>
    Task<InspectedToken?> InspectAsync(Secret token, CancellationToken cancellationToken);
}
