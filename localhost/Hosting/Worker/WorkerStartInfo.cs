using System.Diagnostics;
using System.Globalization;
using Xinjing.Serverless.Localhost.Hosting.Settings;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>The command line and environment that the worker expects from a Functions host.</summary>
internal sealed class WorkerStartInfo(string workerDirectory, AppSettings settings, string storageConnectionString, HostAddresses addresses)
{
    private readonly WorkerConfig config = WorkerConfig.Load(workerDirectory);

    public string WorkerDirectory => workerDirectory;

    public ProcessStartInfo For(string workerId)
    {
        var info = new ProcessStartInfo(config.Executable) { WorkingDirectory = workerDirectory };
        foreach (var argument in Arguments(workerId)) info.ArgumentList.Add(argument);
        info.Environment.Clear();
        foreach (var (name, value) in settings.Values) info.Environment[name] = value;
        foreach (var (name, value) in HostVariables()) info.Environment[name] = value;
        return info;
    }

    private IEnumerable<string> Arguments(string workerId)
    {
        var rpcAddress = addresses.Rpc;
        var requestId = Guid.NewGuid().ToString();
        var port = rpcAddress.Port.ToString(CultureInfo.InvariantCulture);
        var maxMessage = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        return
        [
            Path.Combine(workerDirectory, config.Path),
            "--host", rpcAddress.Host, "--port", port, "--workerId", workerId, "--requestId", requestId, "--grpcMaxMessageLength", maxMessage,
            "--functions-uri", rpcAddress.ToString(), "--functions-worker-id", workerId,
            "--functions-request-id", requestId, "--functions-grpc-max-message-length", maxMessage,
        ];
    }

    private IEnumerable<KeyValuePair<string, string>> HostVariables() =>
    [
        new("FUNCTIONS_APPLICATION_DIRECTORY", workerDirectory),
        new("FUNCTIONS_WORKER_DIRECTORY", workerDirectory),
        new("FUNCTIONS_WORKER_RUNTIME", config.Language),
        new("AZURE_FUNCTIONS_ENVIRONMENT", settings["AZURE_FUNCTIONS_ENVIRONMENT"] ?? "Development"),
        new("WEBSITE_HOSTNAME", addresses.Front.Authority),
        new("AzureWebJobsStorage", storageConnectionString),
    ];
}
