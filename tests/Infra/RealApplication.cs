using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Functions.Bots;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>
/// Runs the real <c>Program.cs</c> up to the built host, with settings of the test's; nothing is started and nobody is called.
/// It listens to what every host says of itself while it is built, as design-time tools do.
/// </summary>
internal sealed class RealApplication : IDisposable
{
    private readonly IHost _host;
    private readonly IServiceCollection _services;

    private RealApplication(IHost host, IServiceCollection services)
    {
        _host = host;
        _services = services;
    }

    public IServiceProvider Services => _host.Services;

    public static IReadOnlyList<Assembly> Assemblies { get; } = [typeof(BotsOptions).Assembly, typeof(StorageNames).Assembly];

    /// <param name="arguments">Settings that are looked for before the host is built, such as where telemetry goes: <c>--name=value</c>.</param>
    public static RealApplication Build(IConfigurationSource settings, params string[] arguments)
    {
        using var building = new Building(settings);
        using (DiagnosticListener.AllListeners.Subscribe(building))
        {
            try
            {
                typeof(BotsOptions).Assembly.EntryPoint!.Invoke(null, [arguments]);
            }
            catch (TargetInvocationException stopped) when (building.Built is not null && stopped.InnerException is HostAbortedException)
            {
            }
        }

        return new RealApplication(building.Built ?? throw new InvalidOperationException("The application built no host."), building.Services!);
    }

    /// <summary>Checks what is checked at the start, and makes every service and every option of ours.</summary>
    public void Touch()
    {
        Services.GetRequiredService<IStartupValidator>().Validate();
        foreach (var type in _services.Select(service => service.ServiceType).Where(IsOurs).Distinct()) _ = Services.GetServices(type).ToList();
        foreach (var type in _services.Select(service => service.ServiceType).Where(IsOptionsOfOurs).Select(type => type.GenericTypeArguments[0]).Distinct())
            _ = ((IOptions<object>)Services.GetRequiredService(typeof(IOptions<>).MakeGenericType(type))).Value;
    }

    public void Dispose() => _host.Dispose();

    private static bool IsOurs(Type type) => Assemblies.Contains(type.Assembly) && !type.ContainsGenericParameters;

    private static bool IsOptionsOfOurs(Type type) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>) && IsOurs(type.GenericTypeArguments[0]);

    /// <summary>Other tests build hosts at the same time; only what happens in the flow of this one is ours.</summary>
    private sealed class Building : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly AsyncLocal<bool> _isOurs = new() { Value = true };
        private readonly IConfigurationSource _settings;
        private IDisposable? _subscription;

        public Building(IConfigurationSource settings) => _settings = settings;

        public IHost? Built { get; private set; }

        public IServiceCollection? Services { get; private set; }

        public void OnNext(DiagnosticListener value)
        {
            if (_isOurs.Value && value.Name == "Microsoft.Extensions.Hosting") _subscription ??= value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (!_isOurs.Value) return;
            if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            {
                builder.ConfigureAppConfiguration(configuration => configuration.Add(_settings));
                builder.ConfigureServices(services => Services = services);
            }
            else if (value is { Key: "HostBuilt", Value: IHost host })
            {
                Built = host;
                throw new HostAbortedException();
            }
        }

        public void Dispose() => _subscription?.Dispose();

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
