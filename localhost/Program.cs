using System.Runtime.InteropServices;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Localhost.Hosting.Storage;

using var loggerFactory = LoggerFactory.Create(logging => logging.AddSimpleConsole().AddFilter("DurableTask", LogLevel.Warning));
var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions
{
    DataDirectory = Path.Combine(Repository.LocalhostFolder, ".data", "azurite"),
    Progress = Console.WriteLine,
});
await using var host = await FunctionsHost.StartAsync(new FunctionsHostOptions
{
    WorkerDirectory = Repository.WorkerOutput("functions"),
    StorageConnectionString = azurite.ConnectionString,
    Port = 7071,
    LoggerFactory = loggerFactory,
});
Console.WriteLine($"{host.Functions.Count} functions at {host.BaseAddress}; Ctrl-C ends.");
await ended.Task;

void End(PosixSignalContext context)
{
    context.Cancel = true;
    ended.TrySetResult();
}
