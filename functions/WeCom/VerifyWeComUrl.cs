using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Functions.WeCom;

/// <summary>The platform asks once, when the address is entered in its console, and takes the bare text only.</summary>
public sealed partial class VerifyWeComUrl(WeComCallbacks callbacks, ILogger<VerifyWeComUrl> logger)
{
    [Function(nameof(VerifyWeComUrl))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wecom/callback")] HttpRequest request)
    {
        callbacks.RequireOpen();
        try
        {
            return Results.Text(callbacks.Echo(request.CallbackQuery(), request.Field("echostr") ?? ""), "text/plain", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (CallbackRefusedException refused)
        {
            LogRefused(refused.Code);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A verification of the callback's address was refused: {Code}.")]
    private partial void LogRefused(string code);
}
