using FluentValidation;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Audit;

/// <summary>Checks that the period doesn't end before it begins.</summary>
internal abstract class AuditSearchValidator<TSearch> : AbstractValidator<TSearch>
    where TSearch : AuditSearch
{
    protected AuditSearchValidator() => RuleFor(search => search).Custom((search, context) =>
    {
        if (search.From.IsValid && search.To.IsValid && search.From.Value > search.To.Value)
        {
            Result refused = Error.Validation(ErrorCodes.EndBeforeStart);
            context.AddErrors(nameof(search.From), refused, search.From.Sent);
        }
    });
}
