using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.WebApi.Contracts.Works.Requests;

/// <summary>The name of a request: this contract asks for longer ones than the directory does.</summary>
internal static class WorksName
{
    /// <summary>The fewest characters, counted without the blanks around them.</summary>
    public const int MinLength = 3;

    /// <summary>Reads a name.</summary>
    public static Result<PersonName> Parse(string? text) => IsTooShort(text) ? TooShort : PersonName.Parse(text);

    /// <summary>Reads a new name for a user.</summary>
    public static Result<NameChange> ParseChange(string? text) => IsTooShort(text) ? TooShort : NameChange.Parse(text);

    private static Error TooShort => Error.Validation(ErrorCodes.TooShort) with { Limit = MinLength };

    private static bool IsTooShort(string? text) => text is not null && text.Trim().EnumerateRunes().Count() < MinLength;
}
