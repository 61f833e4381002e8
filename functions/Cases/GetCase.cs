using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

public sealed class GetCase(CaseStore store, TimeProvider clock)
{
    [Function(nameof(GetCase))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var actor = request.Actor();
        var state = (await store.FindAsync(id, cancellationToken))?.State.Readable(actor) ?? throw new CaseNotFoundException(id);
        var reporter = state.HasReporter ? (await store.FindSealedAsync(id, cancellationToken)).Reporter : null;
        return CaseAnswer.Ok(request, CaseView.Of(state, actor, clock.GetUtcNow()) with { Reporter = reporter?.Masked() });
    }
}
