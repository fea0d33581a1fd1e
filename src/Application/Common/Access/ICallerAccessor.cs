namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Gives access to the caller of the current request.</summary>
public interface ICallerAccessor
{
    /// <summary>The caller of the current request.</summary>
    Caller Current { get; }
}
