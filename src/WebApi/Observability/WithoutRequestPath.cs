using Serilog.Core;
using Serilog.Events;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>Takes the path, which the host adds to every entry of a request, out again: an address or a token may stand in it.</summary>
internal sealed class WithoutRequestPath : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
}
