namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>
/// The descriptions of headers in a contract's document. On the base class of its controllers, or on an action with other descriptions.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class HeaderDescriptionsAttribute : Attribute
{
    public string Challenge { get; init; } = "Bearer";

    public string IfMatch { get; init; } = "The ETag of an answer: refused with 412 when the user has changed since";

    public string IdempotencyKey { get; init; } = "Your own name for this request: sent again within a day, it is answered as it was first";

    /// <summary>The maximum characters; 0 to publish no limit.</summary>
    public int IdempotencyKeyMaxLength { get; init; }

    public string EntityTag { get; init; } = "The state of the user, for If-Match";

    public string NextPage { get; init; } = "The next page, with rel=\"next\"; left out on the last one, and without a limit";

    public string Total { get; init; } =
        "How many users the whole list has; left out without a limit, of a search, and in directories of more than 1,000 users";

    /// <summary>Whether every response has the header with the total.</summary>
    public bool IsTotalRequired { get; init; }
}
