using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Json;
using HelpDesk.Users.WebApi.Http.Requests;

namespace HelpDesk.Users.WebApi.Contracts.Works.Requests;

/// <summary>The name of a request: this contract asks for longer ones than the directory does.</summary>
internal static class WorksName
{
    /// <summary>The fewest characters, counted without the blanks around them.</summary>
    public const int MinLength = 3;

    public static string? Read(JsonField<string> member, string field, BodyInput input)
    {
        var text = input.Text(member, field);
        if (text is not null && text.Trim().EnumerateRunes().Count() < MinLength)
        {
            input.Refuse(Error.Validation(ErrorCodes.TooShort, field) with { Limit = MinLength });
        }

        return text;
    }
}
