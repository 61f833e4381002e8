using DurableTask.AzureStorage;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xinjing.Serverless.Localhost.Hosting.Durable;
using Xinjing.Serverless.Localhost.Hosting.Http;
using Xinjing.Serverless.Localhost.Hosting.Settings;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>The gRPC server that the worker calls, with messages of any size.</summary>
internal static class RpcServer
{
    public static WebApplication Build(ILoggerFactory loggerFactory, WorkerChannels channels, AzureStorageOrchestrationService engine, DurableSettings durable)
    {
        var builder = WebHost.Create(port: 0, HttpProtocols.Http2, loggerFactory);
        builder.Services.AddSingleton(channels).AddSingleton(engine).AddSingleton(durable).AddSingleton<DurableClientApi>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = null;
            grpc.MaxSendMessageSize = null;
        });
        var app = builder.Build();
        app.MapGrpcService<FunctionRpcService>();
        app.MapGrpcService<DurableClientApi>();
        return app;
    }
}
