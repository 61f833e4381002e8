using System.Security.Cryptography;
using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Supervision;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.Storage;

public sealed class FactRollUpTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly RequestCounter _requests = new();
    private readonly BeforeRequest _transaction = BeforeRequest.Transaction();
    private CaseIndex _index = null!;
    private FactQueries _facts = null!;
    private FactRollUps _rollUps = null!;
    private TableServiceClient _tables = null!;
    private FiledDay _day = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var connection = (await azurite.StartedAsync()).ConnectionString;
        _tables = new TableServiceClient(connection);
        await _tables.CreateTableIfNotExistsAsync(StorageNames.CaseIndex, Running);
        var options = new TableClientOptions();
        options.AddPolicy(_requests, HttpPipelinePosition.PerRetry);
        options.AddPolicy(_transaction, HttpPipelinePosition.PerCall);
        var watched = new TableServiceClient(connection, options);
        (_index, _facts, _rollUps, _day) = (new CaseIndex(_tables), new FactQueries(watched), new FactRollUps(watched), new FiledDay(_tables));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_rolled_up_day_reads_as_before_and_only_open_cases_keep_rows()
    {
        var open = _day.Open("c-open");
        foreach (var state in new[] { _day.Closed("b"), _day.Closed("a") with { Status = CaseStatus.Rejected }, open, _day.Closed("d") })
            await _index.ShowAsync(before: null, state, outbox: null, Running);
        var before = await ListAsync();
        Assert.Equal(3, await RollUpAsync());
        Assert.Equal([open.Id], await _day.ListRowsAsync());
        Assert.Equal(before, await ListAsync());
        Assert.Equal(4, before.Count);
        Assert.Equal(0, await RollUpAsync());
    }

    [Fact]
    public async Task A_case_that_changes_afterwards_has_a_row_that_counts_until_it_is_rolled_up_too()
    {
        var closed = await ShowRolledUpAsync();
        var reopened = closed with { Version = 8, Status = CaseStatus.Accepted, ClosedAt = null, Rounds = 2 };
        await _index.ShowAsync(closed, reopened, outbox: null, Running);
        Assert.Equal([CaseFacts.Of(reopened)], await ListAsync());
        Assert.Equal(0, await RollUpAsync());
        var again = reopened with { Version = 9, Status = CaseStatus.Closed, ClosedAt = closed.ClosedAt };
        await _index.ShowAsync(reopened, again, outbox: null, Running);
        Assert.Equal(1, await RollUpAsync());
        Assert.Empty(await _day.ListRowsAsync());
        Assert.Equal([CaseFacts.Of(again)], await ListAsync());
    }

    [Fact]
    public async Task A_first_version_that_is_shown_late_brings_no_old_facts_back()
    {
        var closed = await ShowRolledUpAsync();
        await _index.ShowAsync(before: null, _day.Open("a"), outbox: null, Running);
        Assert.Empty(await _day.ListRowsAsync());
        Assert.Equal([CaseFacts.Of(closed)], await ListAsync());
        await _index.ShowAsync(closed, closed with { Version = 8, Urgings = 1 }, outbox: null, Running);
        Assert.Equal(1, Assert.Single(await ListAsync()).Urgings);
    }

    [Fact]
    public async Task A_case_that_changes_while_it_is_rolled_up_stays_out()
    {
        var (closed, other) = (_day.Closed("a"), _day.Closed("b"));
        await _index.ShowAsync(before: null, closed, outbox: null, Running);
        await _index.ShowAsync(before: null, other, outbox: null, Running);
        var reopened = closed with { Version = 8, Status = CaseStatus.Accepted, ClosedAt = null };
        _transaction.Next = () => _index.ShowAsync(closed, reopened, outbox: null, Running);
        Assert.Equal(1, await RollUpAsync());
        Assert.Equal([closed.Id], await _day.ListRowsAsync());
        Assert.Equal([CaseFacts.Of(reopened), CaseFacts.Of(other)], await ListAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_that_roll_up_the_same_day_neither_loses_what_the_other_took(bool isRolledUp)
    {
        if (isRolledUp) await ShowRolledUpAsync();
        await _day.PutAsync([_day.Facts(1), _day.Facts(2)]);
        var other = new FactRollUps(_tables);
        _transaction.Next = async () =>
        {
            Assert.Equal(2, await other.RollUpAsync(_day.Day, Running));
            await _day.PutAsync([_day.Facts(1) with { Urgings = 1 }, _day.Facts(3)]);
        };
        Assert.Equal(2, await RollUpAsync());
        Assert.Empty(await _day.ListRowsAsync());
        Assert.Equal([_day.Facts(1) with { Urgings = 1 }, _day.Facts(2), _day.Facts(3)], (await ListAsync()).Where(f => f.Id.StartsWith("case", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_day_of_many_cases_takes_a_transaction_for_each_99_and_two_to_read()
    {
        CaseFacts[] facts = [.. Enumerable.Range(0, 250).Select(_day.Facts)];
        await _day.PutAsync(facts);
        _requests.Count = 0;
        Assert.Equal(250, await RollUpAsync());
        Assert.Equal(9, _requests.Count);
        Assert.Empty(await _day.ListRowsAsync());
        _requests.Count = 0;
        Assert.Equal(facts, await ListAsync());
        Assert.Equal(2, _requests.Count);
    }

    [Fact]
    public async Task A_day_larger_than_a_column_has_several()
    {
        CaseFacts[] facts = [.. Enumerable.Range(0, 120).Select(number => Large(number, size: 1_500))];
        await _day.PutAsync(facts);
        Assert.Equal(120, await RollUpAsync());
        var row = await _day.GetRollUpAsync();
        Assert.Equal(120, row.GetInt32("Cases"));
        Assert.True(row.ContainsKey("Facts02"));
        Assert.Equal(facts, await ListAsync());
    }

    [Fact]
    public async Task What_does_not_fit_into_a_row_keeps_its_own()
    {
        CaseFacts[] facts = [.. Enumerable.Range(0, 150).Select(number => Large(number, size: 8_000))];
        await _day.PutAsync(facts);
        Assert.Equal(99, await RollUpAsync());
        Assert.Equal(51, (await _day.ListRowsAsync()).Count);
        Assert.Equal(facts, await ListAsync());
    }

    [Fact]
    public async Task A_unit_sees_its_own_and_not_what_it_had_when_the_case_was_rolled_up()
    {
        CaseState[] cases = [_day.Closed("a"), _day.Closed("b", unit: "chengguan"), _day.Closed("c")];
        foreach (var state in cases) await _index.ShowAsync(before: null, state, outbox: null, Running);
        await RollUpAsync();
        await _index.ShowAsync(cases[2], _day.Open("c", version: 8, unit: "chengguan"), outbox: null, Running);
        Assert.Equal([cases[0].Id], (await ListAsync("lvhua")).Select(f => f.Id));
        Assert.Equal([cases[1].Id, cases[2].Id], (await ListAsync("chengguan")).Select(f => f.Id));
    }

    [Fact]
    public async Task A_night_takes_up_each_day_before_today()
    {
        FiledDay[] days = [_day, new FiledDay(_tables), new FiledDay(_tables), new FiledDay(_tables)];
        await days[0].PutAsync([days[0].Facts(0)]);
        await days[1].PutAsync([days[1].Facts(0) with { Closed = false }]);
        await days[2].PutAsync([days[2].Facts(0), days[2].Facts(1) with { Closed = false, Rejected = true }]);
        await days[3].PutAsync([days[3].Facts(0)]);
        var halfPastTwo = new DateTimeOffset(days[3].Day, new TimeOnly(2, 30), ShanghaiTime.Offset);
        await new NightlyRollUp(_rollUps, new FakeTimeProvider(halfPastTwo), NullLogger<NightlyRollUp>.Instance).RunAsync(Running);
        var left = await Task.WhenAll(days.Select(async day => (await day.ListRowsAsync()).Count));
        Assert.Equal([0, 1, 0, 1], left);
        Assert.Equal(5, (await _facts.ListAsync(days[0].Day, days[3].Day, unit: null, Running)).Count);
    }

    [Fact]
    public async Task A_range_of_rolled_up_days_is_read_with_two_transactions()
    {
        FiledDay[] days = [.. Enumerable.Range(0, 31).Select(_ => new FiledDay(_tables))];
        foreach (var day in days)
        {
            await day.PutAsync(Enumerable.Range(0, 40).Select(day.Facts));
            await _rollUps.RollUpAsync(day.Day, Running);
        }

        _requests.Count = 0;
        var facts = await _facts.ListAsync(days[0].Day, days[^1].Day, unit: null, Running);
        Assert.Equal(2, _requests.Count);
        Assert.Equal(days.SelectMany(day => Enumerable.Range(0, 40).Select(day.Facts)), facts.Where(f => days.Any(d => d.Day == f.Day)));
    }

    /// <summary>Facts that hardly can be compressed.</summary>
    private CaseFacts Large(int number, int size) => _day.Facts(number) with { Grid = Convert.ToBase64String(RandomNumberGenerator.GetBytes(size)) };

    private async Task<CaseState> ShowRolledUpAsync()
    {
        var closed = _day.Closed("a");
        await _index.ShowAsync(before: null, closed, outbox: null, Running);
        Assert.Equal(1, await RollUpAsync());
        return closed;
    }

    private Task<int> RollUpAsync() => _rollUps.RollUpAsync(_day.Day, Running);

    private Task<IReadOnlyList<CaseFacts>> ListAsync(string? unit = null) => _facts.ListAsync(_day.Day, _day.Day, unit, Running);
}
