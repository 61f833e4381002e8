using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Identity;

namespace Xinjing.Serverless.Functions.Dossiers;

public sealed class ExportCase(DossierDesk desk)
{
    /// <summary>The whole case as one file for a court.</summary>
    [Function(nameof(ExportCase))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/export")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var prepared = await desk.PrepareAsync(id, request.ActorWith(Role.Supervisor, Role.Admin), cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"{prepared.View.Id}-{prepared.View.Version}.zip");
        return Results.Stream(body => desk.WriteAsync(prepared, body, cancellationToken), "application/zip", name);
    }
}
