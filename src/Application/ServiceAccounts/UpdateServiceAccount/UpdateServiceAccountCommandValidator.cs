using FluentValidation;

namespace HelpDesk.Users.Application.ServiceAccounts.UpdateServiceAccount;

/// <summary>Every flag will do; what is none, the contract has met while reading.</summary>
internal sealed class UpdateServiceAccountCommandValidator : AbstractValidator<UpdateServiceAccountCommand>;
