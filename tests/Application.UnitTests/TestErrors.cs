using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.UnitTests;

internal static class TestErrors
{
    /// <summary>Each error as <c>Field:code</c>, or only the code when no field is at fault, sorted.</summary>
    public static string Summary(this IEnumerable<Error> errors) =>
        string.Join(' ', errors.Select(error => error.Field is null ? error.Code : $"{error.Field}:{error.Code}").Order(StringComparer.Ordinal));

    /// <summary>The errors' summary; empty for success.</summary>
    public static string Summary(this IResult result) => result.Errors.Summary();
}
