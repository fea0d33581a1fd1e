using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace HelpDesk.Users.Infrastructure.Persistence;

/// <summary>
/// Microsoft.Data.Sqlite asks for SQLitePCLRaw.core 2.1 by number, and 2.0.6 is what we ship: the runtime refuses it although
/// everything that is called exists in it. This answers with the file beside our own assembly, which is not always the base
/// directory of the process ("dotnet ef" runs elsewhere). Delete it when SQLitePCLRaw 2.1 or later is referenced.
/// </summary>
internal static class SqliteLoader
{
    private const string AssemblyName = "SQLitePCLRaw.core";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "It must come before the first use of any type of the driver.")]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += (context, requested) =>
    {
        var beside = Path.Combine(Path.GetDirectoryName(typeof(SqliteLoader).Assembly.Location)!, AssemblyName + ".dll");
        return requested.Name == AssemblyName && File.Exists(beside) ? context.LoadFromAssemblyPath(beside) : null;
    };
}
