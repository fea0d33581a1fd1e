namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>A parameter that a contract reads from the query of a request.</summary>
/// <param name="Field">The query's member that it fills.</param>
/// <param name="Name">Its name on the wire.</param>
internal sealed record QueryParameter(string Field, string Name);
