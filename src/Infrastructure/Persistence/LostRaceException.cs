namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Another write came in between: what was read is out of date, and the same work on the newest state may succeed.</summary>
internal sealed class LostRaceException(string message, Exception? innerException = null) : Exception(message, innerException);
