using System.Text.Json;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>How to start the worker, from the <c>worker.config.json</c> beside it.</summary>
internal sealed record WorkerConfig(string Executable, string Path, string Language)
{
    public static WorkerConfig Load(string workerDirectory)
    {
        var file = System.IO.Path.Combine(workerDirectory, "worker.config.json");
        if (!File.Exists(file)) throw new FileNotFoundException($"{workerDirectory} has no worker.config.json: build the worker first.", file);
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var description = json.RootElement.GetProperty("description");
        return new WorkerConfig(Text("defaultExecutablePath"), Text("defaultWorkerPath"), Text("language"));

        string Text(string name) => description.GetProperty(name).GetString() ?? throw new InvalidOperationException($"{name} is missing in {file}.");
    }
}
