namespace HelpDesk.Users.Domain.Results;

/// <summary>The kinds of errors. Each API contract has an HTTP status for each kind.</summary>
public enum ErrorKind
{
    /// <summary>A field or the whole request is invalid.</summary>
    Validation,

    /// <summary>The caller isn't authenticated: no token, an invalid token or wrong credentials.</summary>
    Unauthenticated,

    /// <summary>The caller is authenticated, but isn't allowed to send the request.</summary>
    Forbidden,

    /// <summary>The object doesn't exist, or belongs to another organization.</summary>
    NotFound,

    /// <summary>The object has another version than the request expects.</summary>
    PreconditionFailed,

    /// <summary>The request conflicts with the current data.</summary>
    Conflict,

    /// <summary>There were too many attempts; <see cref="Error.RetryAfter"/> says how long to wait.</summary>
    TooManyAttempts,
}
