namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Tells who sends the request at hand.</summary>
public interface ICallerAccessor
{
    /// <summary>The caller.</summary>
    Caller Current { get; }
}
