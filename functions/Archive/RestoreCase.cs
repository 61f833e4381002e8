using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Archive;

public sealed class RestoreCase(CaseStore store, TimeProvider clock)
{
    /// <summary>Puts an archived case back into rows; a case that is there already stays as it is.</summary>
    [Function(nameof(RestoreCase))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{id}/restore")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var admin = request.ActorWith(Role.Admin);
        await store.RestoreAsync(id, cancellationToken);
        var stored = await store.FindAsync(id, cancellationToken) ?? throw new CaseNotFoundException(id);
        return CaseAnswer.Ok(request, CaseView.Of(stored.State, admin, clock.GetUtcNow()));
    }
}
