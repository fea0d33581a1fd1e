namespace HelpDesk.Users.Infrastructure.Transactions;

/// <summary>Cancels a command whose caller lost access while it was running.</summary>
internal sealed class AccessRevokedException : Exception;
