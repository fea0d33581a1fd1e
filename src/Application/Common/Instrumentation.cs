namespace HelpDesk.Users.Application.Common;

/// <summary>What the service's metrics and traces have in common.</summary>
public static class Instrumentation
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "HelpDesk.Users";
}
