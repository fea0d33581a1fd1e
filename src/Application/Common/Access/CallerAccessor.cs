namespace HelpDesk.Users.Application.Common.Access;

/// <summary>Holds the caller for the lifetime of a scope. The code that receives the request sets it.</summary>
public sealed class CallerAccessor : ICallerAccessor
{
    /// <inheritdoc cref="ICallerAccessor.Current"/>
    public Caller Current { get; set; } = Caller.Anonymous();
}
