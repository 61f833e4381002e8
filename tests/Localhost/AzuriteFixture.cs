using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Xinjing.Serverless.Tests.Localhost;

/// <summary>One emulator for all tests of the assembly, in memory; it starts when the first test asks for it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly Lazy<Task<AzuriteProcess>> _azurite = new(() => AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None));

    public Task<AzuriteProcess> StartedAsync() => _azurite.Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_azurite.IsValueCreated) await (await _azurite.Value).DisposeAsync();
    }
}
