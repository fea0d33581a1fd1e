using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit;

/// <summary>Which records of the caller's organization are asked for; what is left out asks for all.</summary>
public abstract record AuditSearch : ParsedRequest
{
    /// <summary>The most records that can be asked for at once, when not all are.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The id of the user, service account or other thing it was done to; null for any.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The id of the user or service account that did it; null for any.</summary>
    public string? ActorId { get; init; }

    /// <summary>What was done or tried.</summary>
    public Input<string> Action { get; init; }

    /// <summary>How it ended.</summary>
    public Input<AuditOutcome> Outcome { get; init; }

    /// <summary>Not before this time.</summary>
    public Input<DateTimeOffset> From { get; init; }

    /// <summary>Before this time.</summary>
    public Input<DateTimeOffset> To { get; init; }

    /// <summary>Only records that are older than the one in this place.</summary>
    public Input<long> Before { get; init; }

    /// <summary>How many, the newest first.</summary>
    public Input<int> Limit { get; init; }

    /// <summary>Reads an action.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>The action, or <see cref="ErrorCodes.UnknownChoice"/> for what is none of <see cref="AuditActions.All"/>.</returns>
    public static Result<string> ParseAction(string text) => AuditActions.All.Contains(text)
        ? text
        : Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = AuditActions.All };

    /// <summary>Reads how many records are wanted.</summary>
    /// <param name="number">What was sent.</param>
    /// <returns>The number, or <see cref="ErrorCodes.OutOfRange"/> for what is not 1 to <see cref="MaxLimit"/>.</returns>
    public static Result<int> ParseLimit(int number) => number is >= 1 and <= MaxLimit
        ? number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxLimit) };
}
