using Xinjing.Serverless.Localhost.Hosting.Storage;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>What listens where, who can sign in, and what to try.</summary>
internal static class Welcome
{
    public static void Write(TextWriter output, LocalTown town, AzuriteProcess azurite, bool realTime)
    {
        var address = town.Host.BaseAddress.AbsoluteUri.TrimEnd('/');
        output.WriteLine($"""
            Xinjing.Serverless on this machine

              application  {address}/api            ({town.Host.Functions.Count} functions, worker {town.Host.WorkerProcessId})
              contract     {address}/api/openapi.json
              tokens       {address}/dev/token?role=reporter&sub=li          (file reports)
                           {address}/dev/token?role=dispatcher&sub=zhao      (assign, reject)
                           {address}/dev/token?role=handler&unit=lvhua&sub=… (a unit's work)
                           {address}/dev/token?role=verifier&sub=sun         (verify, call back)
                           {address}/dev/token?role=supervisor&sub=zheng     (see and urge all)
              chat         {town.Chat.BaseAddress.AbsoluteUri.TrimEnd('/')}/                (a chat platform of this run; callback {address}/api/wecom/callback)
              storage      blobs {azurite.BlobPort}, queues {azurite.QueuePort}, tables {azurite.TablePort} (Azurite)

            {(realTime ? "Service levels: the town's own, in hours and days." : "DEMO service levels: SECONDS instead of hours. Use --real-time for the town's own.")}

            Try:
              TOKEN=$(curl -s '{address}/dev/token?role=reporter&sub=li' | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
              curl -s {address}/api/cases -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
                -d '{Example}'

            Ctrl-C ends it all; nothing is lost.

            """);
    }

    private const string Example = """{"source":"resident","category":"06010","description":"剑河路甘溪路口人行道上有一堆垃圾","location":{"lat":31.2065,"lon":121.3671}}""";
}
