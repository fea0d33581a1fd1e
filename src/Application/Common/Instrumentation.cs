namespace HelpDesk.Users.Application.Common;

/// <summary>What the measurements and traces of the service have in common.</summary>
public static class Instrumentation
{
    /// <summary>The name of the meter and of the source of traces, by which listeners subscribe.</summary>
    public const string Name = "HelpDesk.Users";
}
