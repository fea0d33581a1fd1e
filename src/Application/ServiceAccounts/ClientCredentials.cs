using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>The credentials of a service, not verified yet.</summary>
public sealed record ClientCredentials(string ClientId, Secret Secret);
