using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Bulletins;

public sealed class GetBulletin(BulletinStore store, ReferenceInForce reference, TimeProvider clock)
{
    [Function(nameof(GetBulletin))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bulletins/{day}")] HttpRequest request, string day, CancellationToken cancellationToken)
    {
        if (!CaseReading.MayReadAll(request.Actor()))
            throw new ForbiddenException("The bulletin is for dispatchers, verifiers, supervisors and admins.");
        var (wanted, format) = (Day(day), BulletinFormats.Of(request));
        var found = await store.FindAsync(wanted, cancellationToken);
        if (found is null) throw BulletinAbsence.Of(wanted, await reference.GetAsync(cancellationToken), clock.GetUtcNow());
        request.HttpContext.Response.Protect(BulletinPage.Style);
        request.HttpContext.Response.Headers.Vary = "Accept";
        return format switch
        {
            BulletinFormat.Page => Results.Text(BulletinPage.Of(found.Bulletin), "text/html", Encoding.UTF8),
            BulletinFormat.Text => Results.Text(found.Bulletin.Text, "text/plain", Encoding.UTF8),
            _ => Results.Json(found.Bulletin, AnswerJson.Wire.Bulletin),
        };
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100
            ? day
            : throw new ProblemException("day-invalid", "The bulletin's day is one between 2000 and 2099, such as 2026-03-02.");
}
