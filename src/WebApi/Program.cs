using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.WebApi.Hosting;
using Microsoft.AspNetCore.Connections;

try
{
    await using var app = ServiceHost.Build(args);
    await ServiceHost.RunAsync(app);
    return 0;
}
catch (InvalidConfigurationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{exception.Message} Set ASPNETCORE_URLS to listen elsewhere.");
    return 1;
}
