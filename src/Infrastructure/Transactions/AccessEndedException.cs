namespace HelpDesk.Users.Infrastructure.Transactions;

/// <summary>Ends a command whose caller was locked out while it was under way.</summary>
internal sealed class AccessEndedException : Exception;
