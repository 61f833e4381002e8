using System.Net;
using System.Net.Sockets;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Sasl;
using Xinjing.Serverless.Localhost.Broker.Wire;

namespace Xinjing.Serverless.Localhost.Broker;

/// <summary>
/// Serves a namespace to <c>Azure.Messaging.ServiceBus</c> clients over AMQP 1.0 on 127.0.0.1, without TLS and without asking who
/// calls. May be stopped and started again as often as a test likes.
/// </summary>
public sealed class BrokerListener(BrokerNamespace served, int port = 0) : IAsyncDisposable
{
    private readonly BrokerRuntime _runtime = new(served);
    private AmqpConnectionListener? _listener;

    /// <summary>Where it listens; with 0 asked for, the free port of the first start, kept from then on.</summary>
    public int Port { get; private set; } = port;

    /// <summary>For <c>ServiceBusClient</c>, which takes the port from it because of the last setting. The key is no secret: nobody checks it.</summary>
    public string ConnectionString =>
        $"Endpoint=sb://127.0.0.1:{Port};SharedAccessKeyName=local;SharedAccessKey=local;UseDevelopmentEmulator=true;";

    /// <exception cref="SocketException">Another process has the port.</exception>
    /// <exception cref="InvalidOperationException">It is started already.</exception>
    public Task StartAsync()
    {
        if (_listener is not null) throw new InvalidOperationException("The broker is started already.");
        Port = Claim(Port);
        var sasl = new SaslTransportProvider { Versions = { new AmqpVersion(1, 0, 0) } };
        sasl.AddHandler(new SaslAnonymousHandler("MSSBCBS"));
        var settings = new AmqpSettings { RuntimeProvider = _runtime, TransportProviders = { sasl } };
        _listener = new AmqpConnectionListener([$"amqp://127.0.0.1:{Port}"], settings, new AmqpConnectionSettings { ContainerId = "local-broker" });
        _listener.Open();
        return Task.CompletedTask;
    }

    /// <summary>Says goodbye to all clients. Messages stay in the namespace, locked ones until their time is over.</summary>
    public Task StopAsync()
    {
        _listener?.Close();
        _listener = null;
        DropConnections();
        return Task.CompletedTask;
    }

    /// <summary>Breaks all connections off, as a failing network would. Clients may connect again at once.</summary>
    public void DropConnections() => _runtime.DropConnections();

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>The library shares a port with whoever has it and does not tell which free one it took, so both are settled here.</summary>
    private static int Claim(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
