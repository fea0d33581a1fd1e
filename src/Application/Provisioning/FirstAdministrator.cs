using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>The first administrator of a new organization.</summary>
/// <param name="GeneratedPassword">The generated password, which can't be read again; null when a password was given.</param>
public sealed record FirstAdministrator(string Email, Secret? GeneratedPassword);
