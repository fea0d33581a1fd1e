namespace HelpDesk.Users.Application.Users;

/// <summary>The user who has an email address.</summary>
/// <param name="Id">The id.</param>
/// <param name="Email">The address, as given.</param>
public sealed record AddressOwner(Guid Id, string Email);
