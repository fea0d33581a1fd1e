namespace HelpDesk.Users.WebApi.Http.Requests;

/// <summary>A query parameter of a contract.</summary>
/// <param name="Field">The member of the application's query that it sets, which is the field of its errors.</param>
internal sealed record QueryParameter(string Field, string Name);
