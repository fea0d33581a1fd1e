using HelpDesk.Users.WebApi.Hosting;

try
{
    await using var app = ServiceHost.Build(args);
    await ServiceHost.RunAsync(app);
    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
