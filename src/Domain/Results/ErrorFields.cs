namespace HelpDesk.Users.Domain.Results;

/// <summary>Sets the fields of errors.</summary>
public static class ErrorFields
{
    /// <summary>
    /// Copies the errors with the name of a property as the field. A field that is already set is a part of the property: the result is
    /// <c>Member.Part</c>. <paramref name="sent"/> is the original value for errors that don't have one; null for a secret.
    /// </summary>
    public static IEnumerable<Error> Of(this IEnumerable<Error> errors, string member, object? sent = null) =>
        errors.Select(error => error with
        {
            Field = error.Field is null || error.Field == member ? member : $"{member}.{error.Field}",
            AttemptedValue = error.AttemptedValue ?? sent,
        });
}
