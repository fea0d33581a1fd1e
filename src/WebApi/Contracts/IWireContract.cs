namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>What the host needs to know about a wire contract, so that errors outside its controllers have its format too.</summary>
internal interface IWireContract
{
    /// <summary>Whether a request belongs to this contract.</summary>
    bool Owns(HttpRequest request);

    /// <summary>The name of its OpenAPI document.</summary>
    string Document { get; }

    /// <summary>Its name in the list of OpenAPI documents.</summary>
    string Title { get; }

    /// <summary>
    /// The template of the organization that anonymous requests belong to when they name none; null when they must name one.
    /// </summary>
    string? Template { get; }

    /// <summary>Writes the body of an error response that no action wrote.</summary>
    Task WriteErrorAsync(HttpContext context, int statusCode);
}
