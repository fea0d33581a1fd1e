namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture.Violations.Second;

internal static class KnowsTheFirst
{
    public static object Make() => new First.FirstModel();
}

internal static class KnowsTheGuards
{
    public static object Find() => Guards.UndeclaredRequests([]);
}
