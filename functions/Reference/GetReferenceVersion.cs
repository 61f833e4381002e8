using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Reference;

public sealed class GetReferenceVersion(ReferenceInForce reference, ReferenceLoader loader, ReferenceStore store)
{
    [Function(nameof(GetReferenceVersion))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference/{set}/versions/{version}")] HttpRequest request,
        string set,
        string version,
        CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Admin, Role.Supervisor);
        var (wanted, number) = (ReferenceRequest.Set(set), ReferenceRequest.Version(version));
        if (number == 0) return ReferenceRequest.Answer(request, new ReferenceSetView(wanted.Name, 0, wanted.EditionIn(loader.Seeds)), wanted.Write(loader.Seeds));
        var change = (await reference.LookAsync(cancellationToken)).Ledger.Changes.FirstOrDefault(c => c.Set == wanted.Name && c.Version == number)
            ?? throw new ProblemException("version-not-found", $"Version {number} of {wanted.Name} was never accepted; its history has those that were.", StatusCodes.Status404NotFound);
        return ReferenceRequest.Answer(request, ReferenceSetView.Of(change), await store.ReadVersionAsync(wanted.Name, number, cancellationToken));
    }
}
