using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Functions.WeCom;

internal static class CallbackRequest
{
    public static CallbackQuery CallbackQuery(this HttpRequest request) => new(
        request.Field("msg_signature") ?? "", request.Field("timestamp") ?? "", request.Field("nonce") ?? "");

    /// <exception cref="ProblemException">There is no door: 404.</exception>
    public static void RequireOpen(this WeComCallbacks callbacks)
    {
        if (!callbacks.IsConfigured)
            throw new ProblemException("wecom-not-configured", "The chat platform is not set up here: WeCom:Token is missing.", StatusCodes.Status404NotFound);
    }
}
