using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>Which service somebody says that it is, and what shall prove it.</summary>
/// <param name="ClientId">The client id.</param>
/// <param name="Secret">The secret.</param>
public sealed record ClientCredentials(string ClientId, Secret Secret);
