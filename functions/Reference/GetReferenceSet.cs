using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Reference;

public sealed class GetReferenceSet(ReferenceInForce reference)
{
    [Function(nameof(GetReferenceSet))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference/{set}")] HttpRequest request, string set, CancellationToken cancellationToken)
    {
        _ = request.Actor();
        var wanted = ReferenceRequest.Set(set);
        var rules = await reference.GetAsync(cancellationToken);
        var view = rules.ChangeOf(wanted) is { } change ? ReferenceSetView.Of(change) : new ReferenceSetView(wanted.Name, 0, wanted.EditionIn(rules.Data));
        return ReferenceRequest.Answer(request, view, wanted.Write(rules.Data));
    }
}
