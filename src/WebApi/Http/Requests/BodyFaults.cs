using System.Text.Json;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>What is wrong with a request's body beside its members, to be reported with what is wrong with those.</summary>
internal sealed class BodyFaults
{
    /// <summary>The field of the errors that tell of members which the request does not have.</summary>
    public const string UnknownMembers = nameof(UnknownMembers);

    private const int MaxUnknownMembers = 20;
    private const int MaxNameLength = 100;

    private readonly List<Error> errors;

    public BodyFaults(ModelStateDictionary modelState, bool hasBody)
    {
        errors = [.. (modelState[JsonObjectInputFormatter.ErrorKey]?.Errors ?? []).Select(error => Error.Validation(error.ErrorMessage))];
        if (!hasBody && errors.Count == 0)
        {
            errors.Add(Error.Validation(ErrorCodes.Required));
        }
    }

    public IReadOnlyList<Error> Errors => errors;

    /// <summary>Adds faults that only the contract itself can find.</summary>
    public void Add(params IEnumerable<Error> faults) => errors.AddRange(faults);

    /// <summary>Adds the members that the request does not have. Of very many, and of a very long name, only the beginning is told.</summary>
    public void AddUnknown(IReadOnlyDictionary<string, JsonElement>? members) =>
        errors.AddRange((members?.Keys ?? []).Take(MaxUnknownMembers).Select(name => Error.Validation(ErrorCodes.UnknownMember, UnknownMembers) with
        {
            AttemptedValue = name.EnumerateRunes().Count() > MaxNameLength ? string.Concat(name.EnumerateRunes().Take(MaxNameLength)) + "…" : name,
        }));
}
