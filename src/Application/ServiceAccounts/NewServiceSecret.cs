using HelpDesk.Users.Application.Common.Messaging;

namespace HelpDesk.Users.Application.ServiceAccounts;

/// <summary>A service account with its new secret, which can't be read again.</summary>
public sealed record NewServiceSecret(ServiceAccountView Account, Secret Secret);
