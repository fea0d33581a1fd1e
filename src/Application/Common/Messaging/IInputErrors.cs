using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>
/// A request whose contract may have met faults while reading it (a number where a text belongs). They are carried along,
/// so that who may not ask hears only that, and who may hears of all faults at once. With any of them the request is refused.
/// </summary>
public interface IInputErrors
{
    /// <summary>The faults met; one without a field concerns the whole input.</summary>
    IReadOnlyList<Error> InputErrors { get; }
}
