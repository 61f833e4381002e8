using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GetRectificationPaper(RectificationStore store, PaperStore papers)
{
    /// <summary>A paper that the firm handed in, as a download: nothing of it is shown by this site.</summary>
    [Function(nameof(GetRectificationPaper))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rectifications/{id}/papers/{file}")] HttpRequest request, string id, string file, CancellationToken cancellationToken)
    {
        var state = await store.ReadableAsync(id, request, cancellationToken);
        var isNamed = state.Findings.Any(f => f.Papers.Any(p => p.File == file));
        var paper = isNamed ? await papers.OpenAsync(id, file, cancellationToken) : null;
        if (paper is null) throw new ProblemException("paper-not-found", $"Target {id} has no paper '{file}' in this round.", StatusCodes.Status404NotFound);
        request.HttpContext.Response.Headers.ContentSecurityPolicy = "sandbox";
        return Results.Stream(paper.Content, paper.MediaType, fileDownloadName: file);
    }
}
