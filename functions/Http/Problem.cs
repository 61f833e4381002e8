using System.Globalization;
using Azure;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Rectification.Door;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>The answer to a request that cannot be carried out (RFC 9457).</summary>
/// <param name="Code">Stable, kebab-case; clients may rely on it.</param>
internal sealed record Problem(int Status, string Code, string Detail)
{
    private const string TryAgainSoon = "1";

    /// <summary>More members of the problem document.</summary>
    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Response headers that belong to it.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What an exception means to a client; <c>null</c> for one that is a fault of ours.</summary>
    public static Problem? Of(Exception exception) => exception switch
    {
        CallbackRefusedException { Code: CallbackRefusedException.Envelope } e => new Problem(400, "callback-invalid", e.Message),
        CallbackRefusedException => new Problem(403, "callback-refused", "This is not a callback of the chat platform for this town, or not from now."),
        ProblemException e => new Problem(e.Status, e.Code, e.Message),
        IssuerUnavailableException e => new Problem(503, "issuer-unavailable", e.Message) { Headers = Header("Retry-After", TryAgainSoon) },
        UnauthenticatedException e => new Problem(401, "unauthenticated", e.Message) { Headers = Header("WWW-Authenticate", "Bearer") },
        ForbiddenException e => new Problem(403, "not-yours", e.Message),
        CaseNotFoundException e => new Problem(404, "case-not-found", e.Message),
        CampaignNotFoundException e => new Problem(404, "campaign-not-found", e.Message),
        RectificationNotFoundException e => new Problem(404, "rectification-not-found", e.Message),
        CommandRejectedException e => new Problem(StatusOf(e.Rejection.Kind), e.Rejection.Code, e.Rejection.Detail) { Members = Member("allowed", e.Allowed) },
        ReferenceDataException e => new Problem(422, "reference-data-invalid", "The set cannot be used, and nothing was changed; every reason stands in problems.") { Members = Member("problems", ReferenceProblems.Of(e)) },
        CalendarRangeException e => new Problem(422, "out-of-calendar", e.Message),
        BatchRefusedException e => new Problem(StatusOf(e.Kind), e.Code, e.Message) { Members = HotlineProblems.Of(e) },
        BatchNotFoundException e => new Problem(404, "batch-not-found", e.Message),
        BatchStateException e => new Problem(409, e.Code, e.Message),
        FirmLinkException { Code: FirmLinkException.TooManyCode } e => new Problem(429, e.Code, e.Message) { Headers = Header("Retry-After", "600") },
        TooManyRequestsException e => new Problem(429, "too-many-requests", e.Message) { Headers = Header("Retry-After", Math.Ceiling(e.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)) },
        FirmLinkException e => new Problem(404, e.Code, e.Message),
        PictureRefusedException e => new Problem(StatusOf(e.Kind), e.Code, e.Message),
        KeyMissingException e => new Problem(503, "key-missing", e.Message),
        VersionMismatchException e => new Problem(412, "version-mismatch", e.Message) { Members = Member("version", e.Version) },
        IdempotencyKeyReusedException e => new Problem(409, "idempotency-key-reused", e.Message),
        ConflictException e => new Problem(409, "conflict", e.Message) { Headers = Header("Retry-After", TryAgainSoon) },
        _ when IsSlowStorage(exception) =>
            new Problem(503, "storage-unavailable", "The storage does not answer in time; send the same request again.") { Headers = Header("Retry-After", TryAgainSoon) },
        _ => null,
    };

    public IResult ToResult(HttpContext context)
    {
        foreach (var (name, value) in Headers) context.Response.Headers[name] = value;
        return Results.Problem(Detail, statusCode: Status, extensions: new Dictionary<string, object?>(Members, StringComparer.Ordinal) { ["code"] = Code });
    }

    /// <summary>The storage failed, or did not answer in time; after several tries the client library throws all of their failures together.</summary>
    private static bool IsSlowStorage(Exception exception) => exception switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or OperationCanceledException => true,
        AggregateException tries => tries.InnerExceptions.All(one => one is RequestFailedException or OperationCanceledException or IOException or HttpRequestException),
        _ => false,
    };

    private static int StatusOf(RejectionKind kind) => kind switch
    {
        RejectionKind.State => 409,
        RejectionKind.Person => 403,
        _ => 422,
    };

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.TooLarge => 413,
        RefusalKind.TypeNotSupported => 415,
        _ => 422,
    };

    private static int StatusOf(BatchRefusalKind kind) => kind switch
    {
        BatchRefusalKind.TooLarge => 413,
        BatchRefusalKind.TypeNotSupported => 415,
        _ => 422,
    };

    private static Dictionary<string, object?> Member(string name, object value) => new(StringComparer.Ordinal) { [name] = value };

    private static Dictionary<string, string> Header(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
