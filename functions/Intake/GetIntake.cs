using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.Functions.Intake;

public sealed class GetIntake(IntakeDesk desk)
{
    [Function(nameof(GetIntake))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "intake/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Dispatcher, Role.Supervisor, Role.Admin);
        return await desk.FindAsync(id, cancellationToken) is { } receipt
            ? Results.Json(receipt, AnswerJson.Wire.IntakeReceipt)
            : throw new ProblemException("intake-not-found", $"No message '{id}' has come in.", StatusCodes.Status404NotFound);
    }
}
