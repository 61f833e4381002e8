using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Localhost.Hosting.Durable;
using Xinjing.Serverless.Localhost.Hosting.Settings;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_host_json_does_not_say_is_as_in_the_real_host()
    {
        await WriteAsync("host.json", """{ "version": "2.0" }""");
        var extensions = HostJson.Load(_folder.FullName).Extensions;
        Assert.Equal(("api", QueueEncoding.Base64, 5), (extensions.Http.RoutePrefix, extensions.Queues.MessageEncoding, extensions.Queues.MaxDequeueCount));
        Assert.Equal((4, OverridableStates.NonRunningStates), (extensions.DurableTask.StorageProvider.PartitionCount, extensions.DurableTask.OverridableExistingInstanceStates));
    }

    [Fact]
    public async Task What_host_json_says_reaches_the_engine_but_polling_is_quicker()
    {
        await WriteAsync("host.json", """
            {
              "extensions": {
                "queues": { "messageEncoding": "none", "visibilityTimeout": "00:00:10" }, // A comment is allowed.
                "durableTask": {
                  "defaultVersion": "1.0",
                  "maxConcurrentActivityFunctions": 7,
                  "storageProvider": { "partitionCount": 2, "controlQueueBatchSize": 16, "maxQueuePollingInterval": "00:00:05" }
                }
              }
            }
            """);
        var hostJson = HostJson.Load(_folder.FullName);
        var options = new FunctionsHostOptions { WorkerDirectory = _folder.FullName, StorageConnectionString = "UseDevelopmentStorage=true" };
        var engine = EngineSettings.From(hostJson.Extensions.DurableTask, "Hub", options);
        Assert.Equal(("Hub", 2, 16, 7), (engine.TaskHubName, engine.PartitionCount, engine.ControlQueueBatchSize, engine.MaxConcurrentTaskActivityWorkItems));
        Assert.Equal(options.EnginePollingInterval, engine.MaxQueuePollingInterval);
        Assert.Equal("1.0", hostJson.Extensions.DurableTask.Versioning.Version);
        Assert.Equal((QueueEncoding.None, TimeSpan.FromSeconds(10)), (hostJson.Extensions.Queues.MessageEncoding, hostJson.Extensions.Queues.VisibilityTimeout));
    }

    [Fact]
    public async Task The_options_win_over_the_environment_and_that_over_local_settings()
    {
        await WriteAsync("local.settings.json", """{ "Values": { "PATH": "local", "ONLY_LOCAL": "local", "BOTH": "local" } }""");
        var settings = new AppSettings(_folder.FullName, [KeyValuePair.Create("BOTH", "options")]);
        Assert.Equal((Environment.GetEnvironmentVariable("PATH"), "local", "options"), (settings["PATH"], settings["ONLY_LOCAL"], settings["BOTH"]));
        Assert.Equal("a-options-z", settings.Resolve("a-%BOTH%-z"));
        Assert.Throws<InvalidOperationException>(() => settings.Resolve("%NOWHERE%"));
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text);
}
