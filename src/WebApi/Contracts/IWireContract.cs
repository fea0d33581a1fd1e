namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>What the host needs to know of a wire contract, so that failures before or after its controllers keep its shape.</summary>
internal interface IWireContract
{
    /// <summary>Whether a request speaks this contract.</summary>
    bool Owns(HttpRequest request);

    /// <summary>The name of its OpenAPI document.</summary>
    string Document { get; }

    /// <summary>What the chooser of OpenAPI documents calls it.</summary>
    string Title { get; }

    /// <summary>
    /// The template of the organization that somebody who is not signed in speaks to, unless the request names one; null when it must.
    /// </summary>
    string? Template { get; }

    /// <summary>Writes the body for a status that has none yet.</summary>
    Task WriteErrorAsync(HttpContext context, int statusCode);
}
