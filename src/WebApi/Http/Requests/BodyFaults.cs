using System.Text.Json;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>The faults of a request's body as a whole. They are reported together with those of its members.</summary>
internal sealed class BodyFaults
{
    /// <summary>The field of the errors for unknown members.</summary>
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

    public void Add(params IEnumerable<Error> faults) => errors.AddRange(faults);

    /// <summary>Adds an error for each unknown member, up to 20. Names are cut off after 100 characters.</summary>
    public void AddUnknown(IReadOnlyDictionary<string, JsonElement>? members) =>
        errors.AddRange((members?.Keys ?? [])
            .Take(MaxUnknownMembers)
            .Select(name => Error.Validation(ErrorCodes.UnknownMember, UnknownMembers) with
            {
                AttemptedValue = name.EnumerateRunes().Count() > MaxNameLength
                    ? string.Concat(name.EnumerateRunes().Take(MaxNameLength)) + "…"
                    : name,
            }));
}
