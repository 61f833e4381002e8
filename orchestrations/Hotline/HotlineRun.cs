namespace Xinjing.Serverless.Hotline;

/// <summary>How far a run has come; what its orchestration goes on with.</summary>
/// <param name="LanePages">How many pages each lane has; <c>null</c> before the file is cut.</param>
/// <param name="Wave">The next one, from 0; every lane does one page in it.</param>
public sealed record HotlineRun(string BatchId, int Run, IReadOnlyList<int>? LanePages = null, int Wave = 0, HotlineCounts? Counts = null)
{
    /// <summary>Every page has been filed.</summary>
    public bool IsThrough => LanePages is not null && LanePages.All(pages => Wave >= pages);

    /// <summary>The pages of the next wave.</summary>
    public IEnumerable<HotlinePlace> NextPages() =>
        (LanePages ?? []).Index().Where(lane => Wave < lane.Item).Select(lane => new HotlinePlace(BatchId, lane.Index, Wave));

    public HotlineRun After(IEnumerable<HotlineCounts> pages) =>
        this with { Wave = Wave + 1, Counts = pages.Aggregate(Counts ?? new HotlineCounts(), (sum, page) => sum.Plus(page)) };
}

/// <summary>A file that was cut.</summary>
/// <param name="LanePages"><c>null</c> when it was refused, or is not to be filed any more.</param>
public sealed record CutBatch(IReadOnlyList<int>? LanePages);
