using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>A service account with the secret that it has just got. Nobody can read the secret again.</summary>
/// <param name="Account">The account.</param>
/// <param name="Secret">The secret.</param>
public sealed record NewServiceSecret(ServiceAccountView Account, Secret Secret);
