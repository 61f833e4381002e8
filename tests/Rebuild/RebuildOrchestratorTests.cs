using Microsoft.DurableTask;
using Xinjing.Serverless.Rebuild;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Orchestrations;
using Xunit;

namespace Xinjing.Serverless.Tests.Rebuild;

public sealed class RebuildOrchestratorTests
{
    private readonly List<RebuildProgress> _taken = [];
    private int _pagesOfEachStep = 1;

    [Fact]
    public async Task Every_step_is_taken_in_its_order_to_its_end()
    {
        _pagesOfEachStep = 3;
        var engine = await StartAsync();
        Assert.Empty(engine.Running);
        Assert.Equal(Enum.GetValues<RebuildStep>().Where(step => step < RebuildStep.Done).SelectMany(step => Enumerable.Repeat(step, 3)), _taken.Select(t => t.Step));
        Assert.Equal(Enumerable.Range(0, 15), _taken.Select(t => t.Pages));
        Assert.All(_taken.Where(t => t.Pages % 3 == 0), t => Assert.Null(t.Place));
    }

    [Fact]
    public async Task The_history_is_begun_anew_after_some_pages_and_none_is_done_twice()
    {
        _pagesOfEachStep = 11;
        var engine = await StartAsync();
        Assert.Equal(3, engine.Executions.Count());
        Assert.Equal(Enumerable.Range(0, 55), _taken.Select(t => t.Pages));
    }

    [Fact]
    public void What_could_not_be_read_is_counted_and_the_end_has_its_time()
    {
        var progress = new RebuildProgress(1, "guan", SampleTown.Noon, RebuildStep.TargetRows);
        var page = new RebuiltPage(3, [new RowsRepaired(2, 1), RowsRepaired.None], Place: null);
        var after = progress.After(page, SampleTown.Noon.AddHours(1));
        Assert.Equal((3L, 2L, 1L, 1L), (after.Checked, after.Written, after.Removed, after.Failed));
        Assert.Equal((true, SampleTown.Noon.AddHours(1)), (after.IsOver, after.OverAt));
        Assert.Null(progress.After(page with { Place = "x" }, SampleTown.Noon).OverAt);
    }

    private async Task<VirtualEngine> StartAsync()
    {
        var engine = new VirtualEngine(new VirtualClock(SampleTown.Noon), RebuildOrchestrator.RunAsync, Do);
        await engine.ScheduleNewOrchestrationInstanceAsync(
            nameof(RebuildOrchestrator), new RebuildProgress(1, "guan", SampleTown.Noon), new StartOrchestrationOptions("index-rebuild-1"), TestContext.Current.CancellationToken);
        engine.Advance(TimeSpan.FromMinutes(1));
        return engine;
    }

    private RebuildProgress Do(TaskName activity, object? input)
    {
        var progress = (RebuildProgress)input!;
        _taken.Add(progress);
        var page = (progress.Pages % _pagesOfEachStep) + 1;
        return progress.After(new RebuiltPage(1, [RowsRepaired.None], page == _pagesOfEachStep ? null : $"{page}"), SampleTown.Noon);
    }
}
