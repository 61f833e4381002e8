using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Calendar;

public sealed class GetDueAt(ReferenceInForce reference)
{
    private const int MostDays = 1_000;
    private const int MostHours = 10_000;

    private static readonly Dictionary<string, TimeUnit> Units = new(StringComparer.Ordinal)
    {
        ["urgentHours"] = TimeUnit.UrgentHours,
        ["workingHours"] = TimeUnit.WorkingHours,
        ["workingDays"] = TimeUnit.WorkingDays,
        ["naturalDays"] = TimeUnit.NaturalDays,
    };

    [Function(nameof(GetDueAt))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "calendar/due-at")] HttpRequest request, CancellationToken cancellationToken)
    {
        _ = request.Actor();
        var (from, limit) = (From(request.Field("from")), Limit(request));
        var calendar = (await reference.GetAsync(cancellationToken)).Planner.Calendar;
        var due = calendar.DueAt(from, limit);
        var notes = calendar.Explain(from, due.At, limit.Unit).ToLookup(DueAtView.IsSkipped);
        return Results.Json(new DueAtView(due.At, due.Provisional, [.. notes[true]], [.. notes[false]], calendar.Edition), AnswerJson.Wire.DueAtView);
    }

    private static DateTimeOffset From(string? text) => InstantConverter.TryRead(text, out var from)
        ? from
        : throw new ProblemException("from-invalid", "from is an instant such as 2026-03-02T09:30:00+08:00, with its offset; a plus sign is written %2B in an address.");

    private static TimeLimit Limit(HttpRequest request)
    {
        if (!Units.TryGetValue(request.Field("unit") ?? "", out var unit)) throw new ProblemException("unit-invalid", $"unit is one of {string.Join(", ", Units.Keys)}.");
        if (!int.TryParse(request.Field("amount"), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            throw new ProblemException("amount-invalid", "amount is a whole number, at least 1.");
        var most = unit is TimeUnit.UrgentHours or TimeUnit.WorkingHours ? MostHours : MostDays;
        return amount >= 1 && amount <= most
            ? new TimeLimit(amount, unit)
            : throw new ProblemException("amount-out-of-range", $"amount is from 1 to {most} {request.Field("unit")}; {amount} is not.", StatusCodes.Status422UnprocessableEntity);
    }
}
