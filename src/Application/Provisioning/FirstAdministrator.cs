using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.Provisioning;

/// <summary>The administrator that a new organization got.</summary>
/// <param name="Email">Its address.</param>
/// <param name="GeneratedPassword">The password made up for it; null when one was given.</param>
public sealed record FirstAdministrator(string Email, Secret? GeneratedPassword);
