using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.WebApi.Contracts.Works.Requests;

/// <summary>Parses names. The minimum length of this contract is larger than that of the directory.</summary>
internal static class WorksName
{
    /// <summary>The minimum characters, without leading and trailing blanks.</summary>
    public const int MinLength = 3;

    public static Result<PersonName> Parse(string? text) => IsTooShort(text) ? TooShort : PersonName.Parse(text);

    /// <summary>Parses the new name of a user.</summary>
    public static Result<NameChange> ParseChange(string? text) => IsTooShort(text) ? TooShort : NameChange.Parse(text);

    private static Error TooShort => Error.Validation(ErrorCodes.TooShort) with { Limit = MinLength };

    private static bool IsTooShort(string? text) => text is not null && text.Trim().EnumerateRunes().Count() < MinLength;
}
