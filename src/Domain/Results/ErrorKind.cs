namespace HelpDesk.Users.Domain.Results;

/// <summary>The few ways in which a request is refused; each wire contract has a status for each.</summary>
public enum ErrorKind
{
    /// <summary>A field, or the whole input, is not acceptable as it was sent.</summary>
    Validation,

    /// <summary>Who asks is not known: no token, a token that no longer counts, wrong credentials.</summary>
    Unauthenticated,

    /// <summary>Who asks is known and may not.</summary>
    Forbidden,

    /// <summary>What is asked for does not exist, or belongs to another organization.</summary>
    NotFound,

    /// <summary>The request holds for another state of what it changes than the one there is.</summary>
    PreconditionFailed,

    /// <summary>The request contradicts the state of the directory.</summary>
    Conflict,

    /// <summary>Asked too often; <see cref="Error.RetryAfter"/> says when to come back.</summary>
    TooManyAttempts,
}
