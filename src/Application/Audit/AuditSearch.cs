using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit;

/// <summary>A filter on the audit records of the caller's organization. Properties that are omitted match all records.</summary>
public abstract record AuditSearch : ParsedRequest
{
    /// <summary>The greatest <see cref="Limit"/>.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The id of the affected user, service account or other object; null for any.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The id of the user or service account that performed the action; null for any.</summary>
    public string? ActorId { get; init; }

    /// <summary>One of <see cref="AuditActions.All"/>.</summary>
    public Input<string> Action { get; init; }

    /// <summary>Whether the action succeeded or was refused.</summary>
    public Input<AuditOutcome> Outcome { get; init; }

    /// <summary>The earliest time, inclusive.</summary>
    public Input<DateTimeOffset> From { get; init; }

    /// <summary>The latest time, exclusive.</summary>
    public Input<DateTimeOffset> To { get; init; }

    /// <summary>Only records older than the one with this <see cref="AuditRecordView.Sequence"/>.</summary>
    public Input<long> Before { get; init; }

    /// <summary>The maximum number of records, the newest first.</summary>
    public Input<int> Limit { get; init; }

    /// <summary>Parses an action.</summary>
    /// <returns>The action, or <see cref="ErrorCodes.UnknownChoice"/> when it is not one of <see cref="AuditActions.All"/>.</returns>
    public static Result<string> ParseAction(string text) => AuditActions.All.Contains(text)
        ? text
        : Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = AuditActions.All };

    /// <summary>Parses a <see cref="Limit"/>.</summary>
    /// <returns>The limit, or <see cref="ErrorCodes.OutOfRange"/> when it is not from 1 to <see cref="MaxLimit"/>.</returns>
    public static Result<int> ParseLimit(int number) => number is >= 1 and <= MaxLimit
        ? number
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, MaxLimit) };
}
