using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Tokens;

/// <summary>Tells whether an access token counts, just as this service itself decides it.</summary>
public interface ITokenInspector
{
    /// <summary>Looks at a token.</summary>
    /// <param name="token">What was sent: anything.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What it says, or null when it is no access token of ours or no longer counts.</returns>
    Task<InspectedToken?> InspectAsync(Secret token, CancellationToken cancellationToken);
}
