using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;
using Xinjing.Serverless.Feed;
using Xinjing.Serverless.Functions.Bots;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>The real application is built with the settings of the template: it takes them, and they are all that it looks for.</summary>
public sealed class AppSettingsTests(TownTemplate template)
{
    private const string Reference = "@Microsoft.KeyVault(SecretUri=";

    /// <summary>OpenTelemetry's names, which stand in no section and are looked for before the host is built: a test of their own holds them.</summary>
    private static IReadOnlyList<string> Collector => ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_PROTOCOL"];

    /// <summary>Read beside the application, not by it.</summary>
    private static readonly string[] OfThePlatform =
    [
        // The host and the engine.
        "AzureWebJobsStorage:credential", "AzureWebJobsStorage:clientId",
        // The host.
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        // Azure.Identity, from the environment.
        "AZURE_CLIENT_ID", "AZURE_TOKEN_CREDENTIALS",
        .. Collector,
    ];

    /// <summary>For development only; the first two hold keys, and the seeds lie beside the application.</summary>
    private static readonly string[] OfDevelopment = ["AzureWebJobsStorage", "ServiceBus:ConnectionString", "Reference:Directory"];

    /// <summary>The binder asks for these too, and could not set them.</summary>
    private static readonly HashSet<string> Computed = new(
        RealApplication.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties()).Where(property => !property.CanWrite && property.PropertyType.IsValueType).Select(property => property.Name),
        StringComparer.Ordinal);

    public static TheoryData<string> ParameterFiles => TownTemplate.ParameterFiles;

    [Fact]
    public async Task The_template_sets_what_the_application_reads_and_nothing_else()
    {
        var settings = await template.SettingsAsync("everything");
        var asked = await AskedAsync(settings);
        var without = await AskedAsync(settings.Where(setting => !setting.Key.StartsWith("AzureWebJobsStorage", StringComparison.Ordinal)).Append(new("AzureWebJobsStorage", "UseDevelopmentStorage=true")));
        var set = settings.Keys.Select(RecordingSettings.Key).Except(OfThePlatform, StringComparer.OrdinalIgnoreCase);
        var read = asked.Union(without).Except(OfDevelopment).Where(key => !IsOfTheFramework(key) && !Computed.Contains(key.Split(':')[^1]));
        Assert.Equal(read.Order(StringComparer.Ordinal), set.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task The_application_can_be_built_with_the_settings_of_each_parameter_file(string parameters)
    {
        var settings = await template.SettingsAsync(parameters);
        using var app = RealApplication.Build(new RecordingSettings(Resolved(settings)));
        app.Touch();
        Assert.Equal(settings["AzureWebJobsStorage__blobServiceUri"], app.Services.GetRequiredService<BlobServiceClient>().Uri.AbsoluteUri.TrimEnd('/'));
        Assert.Equal(settings["AzureWebJobsStorage__queueServiceUri"], app.Services.GetRequiredService<QueueServiceClient>().Uri.AbsoluteUri.TrimEnd('/'));
        Assert.Equal(settings["AzureWebJobsStorage__tableServiceUri"], app.Services.GetRequiredService<TableServiceClient>().Uri.AbsoluteUri.TrimEnd('/'));
        Assert.Equal(settings["ServiceBus__FullyQualifiedNamespace"], app.Services.GetRequiredService<ServiceBusConnection>().Client.FullyQualifiedNamespace);
        Assert.Equal(settings["Auth__Audience"], app.Services.GetRequiredService<IOptions<AuthOptions>>().Value.Audience);
        Assert.Equal(settings.ContainsKey("WeCom__Token"), app.Services.GetRequiredService<IOptions<WeComOptions>>().Value.TakesCallbacks);
        Assert.Equal(settings.Keys.Count(name => name.StartsWith("Bots__", StringComparison.Ordinal)), app.Services.GetRequiredService<IOptions<BotsOptions>>().Value.Bots.Sum(bot => bot.Value.Secrets.Count));
    }

    [Fact]
    public async Task The_exporter_takes_the_collector_of_the_template()
    {
        var settings = Resolved(await template.SettingsAsync("everything")).Where(setting => setting.Key.StartsWith("OTEL_", StringComparison.Ordinal)).ToList();
        Assert.Equal(Collector, settings.Select(setting => setting.Key).Order(StringComparer.Ordinal));
        using var app = RealApplication.Build(new RecordingSettings(settings), [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
        Assert.NotNull(app.Services.GetService<TracerProvider>());
        var exporter = app.Services.GetRequiredService<IOptionsMonitor<OtlpExporterOptions>>().Get(Options.DefaultName);
        Assert.Equal(("https://collector.example.org:4317/", OtlpExportProtocol.Grpc, Secret("OTEL_EXPORTER_OTLP_HEADERS")), (exporter.Endpoint.AbsoluteUri, exporter.Protocol, exporter.Headers));
        Assert.DoesNotContain((await template.SettingsAsync("prod")).Keys, name => name.StartsWith("OTEL_", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task No_setting_holds_a_secret_and_none_of_development_is_set(string parameters)
    {
        var settings = await template.SettingsAsync(parameters);
        Assert.Empty(settings.Keys.Select(RecordingSettings.Key).Intersect(OfDevelopment, StringComparer.OrdinalIgnoreCase));
        Assert.All(settings.Where(IsSecret), setting => Assert.StartsWith($"{Reference}https://kv-town.vault.azure.", setting.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(settings.Values, value => value.Contains("AccountKey", StringComparison.OrdinalIgnoreCase) || value.Contains("SharedAccess", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Without_a_storage_the_application_says_what_to_set()
    {
        using var app = RealApplication.Build(new RecordingSettings([new("AzureWebJobsStorage__accountName", "sttown")]));
        var missing = Assert.Throws<InvalidOperationException>(app.Services.GetRequiredService<TableServiceClient>);
        Assert.Contains("AzureWebJobsStorage__tableServiceUri", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_China_every_address_is_in_China()
    {
        var addresses = (await template.SettingsAsync("china")).Values.Where(value => value.StartsWith("https://", StringComparison.Ordinal) || value.Contains(".servicebus.", StringComparison.Ordinal));
        Assert.All(addresses.Where(address => !address.Contains("login.microsoftonline.com/made-up", StringComparison.Ordinal)), address => Assert.Contains(".cn", address, StringComparison.Ordinal));
    }

    /// <summary>What loggers and the host read for themselves; ours stands in a section, but for <see cref="Collector"/>.</summary>
    private static bool IsOfTheFramework(string key) => key.StartsWith("Logging:", StringComparison.Ordinal) || !key.Contains(':', StringComparison.Ordinal);

    private static bool IsSecret(KeyValuePair<string, string> setting) =>
        setting.Key.StartsWith("Bots__", StringComparison.Ordinal) || IsKey(setting.Key) || setting.Key.StartsWith("WeCom__Robots__", StringComparison.Ordinal) || setting.Key.EndsWith("_HEADERS", StringComparison.Ordinal)
        || setting.Key.EndsWith("Token", StringComparison.Ordinal) || setting.Key.EndsWith("Secret", StringComparison.Ordinal) || setting.Key.EndsWith("AesKey", StringComparison.Ordinal);

    /// <summary>As the platform hands them over: the secret instead of its reference.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Resolved(IEnumerable<KeyValuePair<string, string>> settings) =>
        settings.Select(setting => setting.Value.StartsWith(Reference, StringComparison.Ordinal) ? new(setting.Key, Secret(setting.Key)) : setting);

    private static string Secret(string setting) => setting switch
    {
        _ when setting.StartsWith("Bots__", StringComparison.Ordinal) => $"whsec_{Convert.ToBase64String(new byte[32])}",
        _ when IsKey(setting) => Convert.ToBase64String(new byte[32]),
        _ when setting.EndsWith("AesKey", StringComparison.Ordinal) => new string('a', 43),
        _ when setting.EndsWith("_HEADERS", StringComparison.Ordinal) => "api-key=made-up",
        _ => string.Create(CultureInfo.InvariantCulture, $"secret{setting.Length}"),
    };

    private static bool IsKey(string setting) => setting.StartsWith("HandIn__Keys__", StringComparison.Ordinal) || setting.StartsWith("Privacy__Keys__", StringComparison.Ordinal);

    private static Task<IReadOnlyList<string>> AskedAsync(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var recording = new RecordingSettings(Resolved(settings));
        using var app = RealApplication.Build(recording);
        app.Touch();
        return Task.FromResult(recording.Asked());
    }
}
