namespace HelpDesk.Users.Domain.Results;

/// <summary>Tells which member of a request errors are about.</summary>
public static class ErrorFields
{
    /// <summary>The same errors, about a member or a part of it.</summary>
    /// <param name="errors">The errors; the field of one is a part of the member.</param>
    /// <param name="member">The member.</param>
    /// <param name="sent">What was sent, for contracts that repeat it, where an error does not know better; null for a secret.</param>
    /// <returns>The errors.</returns>
    public static IEnumerable<Error> Of(this IEnumerable<Error> errors, string member, object? sent = null) => errors.Select(error => error with
    {
        Field = error.Field is null || error.Field == member ? member : $"{member}.{error.Field}",
        AttemptedValue = error.AttemptedValue ?? sent,
    });
}
