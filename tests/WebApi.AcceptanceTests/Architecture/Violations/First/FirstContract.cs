using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture.Violations.First;

internal sealed class FirstModel;

internal sealed class SoundController : ControllerBase;

internal static class KnowsTheSecond
{
    public static Type Find() => typeof(Second.KnowsTheGuards);
}
