using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class MergeTests
{
    private readonly CaseInHand _case = new();

    public MergeTests()
    {
        _case.Wait(TimeSpan.Zero);
        _case.Give(new Accept(), SampleTown.Handler);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_merged_case_never_escalates(bool suspended)
    {
        if (suspended) _case.Give(new Suspend(SampleTown.Noon.AddDays(9), "等待配件"), SampleTown.Handler);
        Assert.Null(_case.Give(new Merge("XJ260302AAAAAAAAAAA"), SampleTown.Dispatcher));
        Assert.Equal((CaseStatus.Merged, CaseStage.Closed, "XJ260302AAAAAAAAAAA"), (_case.State.Status, _case.State.Stage, _case.State.MergedInto));
        Assert.DoesNotContain(_case.State.Deadlines, d => d.IsOpen);
        Assert.Null(CaseLifecycle.NextDeadline(_case.State));
        var events = _case.Log.Count;
        _case.Wait(TimeSpan.FromDays(30));
        Assert.Equal(events, _case.Log.Count);
    }

    [Fact]
    public void A_case_is_merged_only_into_another_open_one()
    {
        Assert.Equal("merge-into-itself", _case.Give(new Merge(_case.State.Id), SampleTown.Dispatcher)?.Code);
        Assert.Equal("merge-target-unknown", CaseLifecycle.RefuseToMergeInto(target: null)?.Rejection?.Code);
        Assert.Null(CaseLifecycle.RefuseToMergeInto(_case.State));
        _case.Give(new Merge("XJ260302AAAAAAAAAAA"), SampleTown.Dispatcher);
        Assert.Equal("merge-target-closed", CaseLifecycle.RefuseToMergeInto(_case.State)?.Rejection?.Code);
    }

    [Fact]
    public void A_duplicate_is_taken_in_once()
    {
        var taken = Assert.Single(CaseLifecycle.TakeIn(_case.State, "XJ260302AAAAAAAAAAA"));
        var state = CaseLifecycle.Apply(_case.State, new RecordedEvent(_case.State.Version + 1, SampleTown.Noon, "@system", taken), _case.State.Id);
        Assert.Equal(("XJ260302AAAAAAAAAAA", _case.State.Status), (Assert.Single(state.Duplicates), state.Status));
        Assert.Empty(CaseLifecycle.TakeIn(state, "XJ260302AAAAAAAAAAA"));
        var full = state with { Duplicates = [.. Enumerable.Range(0, CaseLifecycle.MaxDuplicates).Select(i => $"XJ{i}")] };
        Assert.Equal("merge-target-full", CaseLifecycle.RefuseToMergeInto(full)?.Rejection?.Code);
    }
}
