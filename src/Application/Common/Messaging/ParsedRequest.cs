using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Common.Messaging;

/// <summary>
/// A request whose properties are parsed when it is created, each into an <see cref="Input{T}"/>. The request carries the errors
/// through the pipeline: callers who aren't allowed to send it get only that error, and other callers get all errors at once.
/// </summary>
public abstract record ParsedRequest
{
    /// <summary>
    /// Errors that don't belong to a property, such as a body that can't be read or a repeated parameter. With an error that has no
    /// field, the request isn't validated any further.
    /// </summary>
    public IReadOnlyList<Error> Faults { get; init; } = [];
}
