using HelpDesk.Users.Bench;

return args is ["reference", var file, var url]
    ? await ReferenceServer.RunAsync(file, url)
    : await Benchmark.RunAsync(args);
