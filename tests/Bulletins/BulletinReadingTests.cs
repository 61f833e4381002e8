using System.Globalization;
using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Supervision;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Deadlines;
using Xinjing.Serverless.Tests.Reference;
using Xinjing.Serverless.Tests.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

/// <summary>Cases are shown in the index as the application shows them, and counted by the bulletins of a week.</summary>
public sealed class BulletinReadingTests(BulletinStorage storage) : IClassFixture<BulletinStorage>, IAsyncLifetime
{
    private readonly RequestCounter _requests = new();
    private CaseIndex _index = null!;
    private BulletinReading _reading = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new TableClientOptions();
        options.AddPolicy(_requests, HttpPipelinePosition.PerRetry);
        var watched = new TableServiceClient(storage.ConnectionString, options);
        _index = new CaseIndex(storage.Tables);
        _reading = new BulletinReading(new FactQueries(watched), new CaseStreams(watched), Options.Create(new ScorecardWeights()));
        var table = storage.Tables.GetTableClient(StorageNames.CaseIndex);
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Running)) await table.DeleteEntityAsync(row, cancellationToken: Running);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_case_is_told_of_when_it_came_in_and_when_it_was_closed_and_never_again()
    {
        // Filed, closed.
        (string Filed, string? Closed)[] cases =
        [
            ("2026-03-04 23:59", "2026-03-05 00:00"), ("2026-03-05 00:00", "2026-03-05 23:59"), ("2026-03-05 12:00", "2026-03-08 23:59"),
            ("2026-03-06 09:00", "2026-03-09 00:00"), ("2026-03-07 09:00", null), ("2026-03-09 00:00", null), ("2026-01-05 09:00", "2026-03-06 10:00"),
        ];
        foreach (var (index, (filed, closed)) in cases.Index()) await ShowAsync($"c-{index}", filed, closed);
        var (thursday, friday, monday, tuesday) = (await ReadAsync("2026-03-05"), await ReadAsync("2026-03-06"), await ReadAsync("2026-03-09"), await ReadAsync("2026-03-10"));
        Assert.Equal([1, 2, 2, 1], new[] { thursday, friday, monday, tuesday }.Select(f => f.Filed.Reported));
        Assert.Equal([0, 2, 2, 1], new[] { thursday, friday, monday, tuesday }.Select(f => f.Closed.Closed));
        Assert.Equal(2, monday.InHand.Open);
    }

    [Fact]
    public async Task What_was_rolled_up_counts_as_before_and_what_was_opened_again_is_in_hand()
    {
        var late = await ShowAsync("late", "2026-03-02 09:00", "2026-03-05 10:00", s => s with { LateRounds = 1 });
        var reopened = await ShowAsync("reopened", "2026-03-02 09:00", "2026-03-05 11:00");
        await ShowAsync("merged", "2026-03-05 09:00", "2026-03-05 12:00", s => s with { Status = CaseStatus.Merged });
        foreach (var day in new[] { "2026-03-02", "2026-03-05" }) await new FactRollUps(storage.Tables).RollUpAsync(Day(day), Running);
        await _index.ShowAsync(reopened, reopened with { Version = 9, Status = CaseStatus.Accepted, ClosedAt = null }, outbox: null, Running);
        var figures = await ReadAsync("2026-03-06");
        Assert.Equal((1, 0), (figures.Closed.Closed, figures.Closed.OnTime));
        Assert.Equal((1, 1), (figures.Filed.Reported, figures.Filed.Rejected));
        Assert.Equal(1, figures.InHand.Open);
        Assert.Equal(late.Unit, Assert.Single(figures.Units).Unit);
    }

    [Fact]
    public async Task It_reads_the_days_that_it_is_about_and_not_all_cases()
    {
        for (var number = 0; number < 40; number++) await ShowAsync($"old-{number}", "2025-11-03 09:00", "2025-12-04 10:00");
        for (var number = 0; number < 20; number++) await ShowAsync($"new-{number}", number % 2 == 0 ? "2026-03-05 09:00" : "2026-03-04 09:00", "2026-03-05 17:00");
        _requests.Count = 0;
        Assert.Equal(20, (await ReadAsync("2026-03-06")).Closed.Closed);
        // Rows and roll-ups of the period; the list of those that ended; the work in hand; rows and roll-ups of two days of filing.
        Assert.Equal(2 + 1 + 1 + 4, _requests.Count);
    }

    private async Task<BulletinFigures> ReadAsync(string day)
    {
        var period = BulletinPeriod.Of(Day(day), last: null, Calendars.Town);
        return await _reading.ReadAsync(period, Seeds.Town.BulletinSet, Calendars.At($"{day} 08:15"), Running);
    }

    private async Task<CaseState> ShowAsync(string id, string filed, string? closed, Func<CaseState, CaseState>? change = null)
    {
        var state = new CaseInHand().State with { Id = id, Version = 7, FiledAt = Calendars.At(filed) };
        if (closed is not null) state = state with { Status = CaseStatus.Closed, ClosedAt = Calendars.At(closed), Unit = "lvhua" };
        state = change?.Invoke(state) ?? state;
        await _index.ShowAsync(before: null, state, outbox: null, Running);
        return state;
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
