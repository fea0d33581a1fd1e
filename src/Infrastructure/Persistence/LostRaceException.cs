namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>Another request has changed the data that was read. The operation may succeed when it is run again.</summary>
internal sealed class LostRaceException(string message, Exception? innerException = null) : Exception(message, innerException);
