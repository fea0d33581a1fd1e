namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The headers of some requests and answers that mean the same in all contracts.</summary>
[Flags]
internal enum SharedHeaders
{
    None = 0,

    /// <summary>Read: the states that the user may be in.</summary>
    IfMatch = 1,

    /// <summary>Read: the caller's own name for a create.</summary>
    IdempotencyKey = 2,

    /// <summary>Answered on success: the state of the user.</summary>
    EntityTag = 4,

    /// <summary>Answered on success: the way to the next page.</summary>
    NextPage = 8,

    /// <summary>Answered on success: how many there are on all pages.</summary>
    Total = 16,
}
