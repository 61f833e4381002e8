using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Operations;

public sealed class GetDeadLetter(DeadLetters letters)
{
    private const int MostOfPurpose = 200;

    /// <summary>A message as it was sent, which may name citizens. Who asked, and what for, is kept with it before the answer goes out.</summary>
    [Function(nameof(GetDeadLetter))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dead-letters/{source}/{day}/{message}")] HttpRequest request,
        string source,
        string day,
        string message,
        CancellationToken cancellationToken)
    {
        var reader = request.ActorWith(Role.Admin);
        if (request.Field("purpose") is not { Length: <= MostOfPurpose } purpose)
            throw new ProblemException("purpose-missing", $"Say in 'purpose' what the message is read for, in {MostOfPurpose} characters; it is kept with the message.");
        var id = $"{source}/{day}/{message}";
        var letter = await letters.OpenAsync(id, reader.Id, purpose, cancellationToken)
            ?? throw new ProblemException("dead-letter-not-found", $"There is no dead letter {id}.", StatusCodes.Status404NotFound);
        return Results.Json(letter, AnswerJson.Wire.DeadLetter);
    }
}
