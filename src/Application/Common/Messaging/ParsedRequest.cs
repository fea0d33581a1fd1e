using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>
/// A request whose members were parsed when it was made, each an <see cref="Input{T}"/>. What is wrong with any of them is carried along,
/// so that who may not ask hears only that, and who may hears of all faults at once. With any of them the request is refused.
/// </summary>
public abstract record ParsedRequest
{
    /// <summary>
    /// What is wrong with the request beside its members: a body that cannot be read, a parameter that came twice. One without a field
    /// concerns the request as a whole, and then nothing else is judged.
    /// </summary>
    public IReadOnlyList<Error> Faults { get; init; } = [];
}
