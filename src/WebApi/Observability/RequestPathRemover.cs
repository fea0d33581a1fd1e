using Serilog.Core;
using Serilog.Events;

namespace HelpDesk.Users.WebApi.Observability;

/// <summary>Removes the path that the host adds to every log entry of a request: it may contain personal data or a token.</summary>
internal sealed class RequestPathRemover : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
}
