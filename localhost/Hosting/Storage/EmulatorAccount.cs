namespace Xinjing.Serverless.Localhost.Hosting.Storage;

/// <summary>The emulator's account. Its key is published by Microsoft and the same everywhere: no secret.</summary>
public static class EmulatorAccount
{
    public const string Name = "devstoreaccount1";

    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static string ConnectionString(AzurePorts ports) =>
        $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={Key};" +
        $"BlobEndpoint=http://127.0.0.1:{ports.Blob}/{Name};QueueEndpoint=http://127.0.0.1:{ports.Queue}/{Name};TableEndpoint=http://127.0.0.1:{ports.Table}/{Name};";
}
