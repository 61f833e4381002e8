using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class ListDeadLetters(DeadLetters letters)
{
    /// <summary>What there is and why; bodies are read one by one.</summary>
    [Function(nameof(ListDeadLetters))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dead-letters")] HttpRequest request, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Admin);
        var page = await request.PageAsync((top, continuation) => letters.ListAsync(top, continuation, cancellationToken));
        return Results.Json(page, AnswerJson.Wire.DeadLetterPage);
    }
}
