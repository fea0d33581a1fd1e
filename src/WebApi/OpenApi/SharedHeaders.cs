namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The request and response headers that have the same meaning in all contracts.</summary>
[Flags]
internal enum SharedHeaders
{
    None = 0,

    /// <summary>Request: the versions that the user may have.</summary>
    IfMatch = 1,

    /// <summary>Request: the client's id for a create.</summary>
    IdempotencyKey = 2,

    /// <summary>Response on success: the version of the user.</summary>
    EntityTag = 4,

    /// <summary>Response on success: the link to the next page.</summary>
    NextPage = 8,

    /// <summary>Response on success: the number of entries on all pages.</summary>
    Total = 16,
}
