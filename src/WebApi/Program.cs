using HelpDesk.Users.WebApi.CommandLine;
using HelpDesk.Users.WebApi.Start;

try
{
    return await OperatorCommandLine.RunAsync(args);
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
