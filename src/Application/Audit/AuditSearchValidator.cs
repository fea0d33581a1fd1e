using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit;

/// <summary>The action must be known, the limit within its bounds, and the time must not end before it begins.</summary>
internal abstract class AuditSearchValidator<TSearch> : AbstractValidator<TSearch>
    where TSearch : AuditSearch
{
    protected AuditSearchValidator() => RuleFor(search => search).Custom((search, context) =>
    {
        context.AddErrors(nameof(search.Action), CheckAction(search.Action), search.Action);
        context.AddErrors(nameof(search.From), CheckTimes(search.From, search.To), search.From);
        context.AddErrors(nameof(search.Limit), CheckLimit(search.Limit), search.Limit);
    });

    private static Result CheckAction(string? action) => action is null || AuditActions.All.Contains(action)
        ? Result.Success
        : Error.Validation(ErrorCodes.UnknownChoice) with { Allowed = AuditActions.All };

    private static Result CheckTimes(DateTimeOffset? from, DateTimeOffset? to) =>
        from > to ? Error.Validation(ErrorCodes.EndBeforeStart) : Result.Success;

    private static Result CheckLimit(int? limit) => limit is null or (>= 1 and <= AuditSearch.MaxLimit)
        ? Result.Success
        : Error.Validation(ErrorCodes.OutOfRange) with { Range = (1, AuditSearch.MaxLimit) };
}
