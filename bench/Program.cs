using System.Runtime.CompilerServices;
using HelpDesk.Users.Bench;

// It knows how to load the SQLite that the service ships.
RuntimeHelpers.RunModuleConstructor(typeof(HelpDesk.Users.Infrastructure.DependencyInjection).Module.ModuleHandle);

return args is ["reference", var file, var url]
    ? await ReferenceServer.RunAsync(file, url)
    : await Benchmark.RunAsync(args);
