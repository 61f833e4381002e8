using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Tests.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

/// <summary>Every kind of case that the seeds allow, taken through the lifecycle.</summary>
public sealed class SeedLifecycleTests
{
    private static readonly Complete Done = new(CaseResult.Solved, "属实", "合理", "已处置");

    public static TheoryData<string, bool, bool> Kinds { get; } =
        [.. from source in CaseLifecycle.Sources from urgent in new[] { false, true } from demo in new[] { false, true } select (source, urgent, demo)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_category_gets_a_unit_and_all_its_deadlines(string source, bool urgent, bool demo)
    {
        var data = demo ? Seeds.Demo : Seeds.Town;
        var lifecycle = data.CreateLifecycle();
        Assert.All(
            from category in data.CategorySet.Categories from condition in category.Conditions select (category.Code, condition.Code),
            of => Walk(new CaseInHand(lifecycle, Report(source, of.Item1, of.Item2, urgent)), source == "hotline"));
    }

    [Fact]
    public void Every_category_finds_a_unit_in_every_grid_and_in_none()
    {
        var lifecycle = Seeds.Town.CreateLifecycle();
        Assert.All(
            from category in Seeds.Town.CategorySet.Categories from grid in Seeds.Town.GridSet.Grids.Select(g => g.Code).Append(null) select (category.Code, grid),
            of => Assert.NotNull(Dispatched(lifecycle, Report("patrol", of.Code, condition: null, urgent: false) with { Grid = of.grid }).State.Unit));
    }

    [Theory]
    [InlineData("06030", "310105102001001", "shengtai", "chengguan,shichang")]
    [InlineData("06030", "310105102007001", "shengtai", "chengguan,shichang,lvhua,fangguan")]
    [InlineData("06041", "310105102001001", "wuye-jingpan", "zongguan")]
    [InlineData("06041", "310105102002001", "lvhua", "zongguan")]
    [InlineData("06041", null, "lvhua", "zongguan")]
    public void A_case_goes_to_the_unit_of_its_category_and_grid(string category, string? grid, string unit, string joint)
    {
        var state = Dispatched(Seeds.Town.CreateLifecycle(), Report("patrol", category, condition: null, urgent: false) with { Grid = grid }).State;
        Assert.Equal((unit, joint), (state.Unit, string.Join(',', state.JointUnits)));
    }

    [Theory]
    [InlineData("hotline", "P01001", "missing", false, 2, TimeUnit.UrgentHours)]
    [InlineData("hotline", "06001", "built", false, 5, TimeUnit.WorkingDays)]
    [InlineData("patrol", "06001", "built", false, 15, TimeUnit.WorkingDays)]
    [InlineData("hotline", "06030", "street-shop", false, 2, TimeUnit.WorkingDays)]
    [InlineData("patrol", "06001", "built", true, 24, TimeUnit.UrgentHours)]
    [InlineData("patrol", "P01001", "missing", true, 2, TimeUnit.UrgentHours)]
    public void Handling_takes_the_sooner_of_the_sources_and_the_categorys_limit(string source, string category, string condition, bool urgent, int amount, TimeUnit unit)
    {
        var inHand = Dispatched(Seeds.Town.CreateLifecycle(), Report(source, category, condition, urgent));
        var handling = inHand.State.Deadlines.Single(d => d.Kind == DeadlineKind.Handling);
        Assert.Equal(new TimeLimit(amount, unit), handling.Limit);
        Assert.Equal(Seeds.Town.CreateCalendar().DueAt(inHand.Now, new TimeLimit(amount, unit)).At, handling.DueAt);
    }

    private static void Walk(CaseInHand inHand, bool calledBack)
    {
        inHand.Wait(TimeSpan.Zero);
        Assert.Equal(CaseStatus.Assigned, inHand.State.Status);
        var handler = new Actor("handler", [Role.Handler], inHand.State.Unit);
        Assert.Null(inHand.Give(new Accept(), handler));
        JointUnitsReport(inHand);
        Assert.Null(inHand.Give(Done, handler));
        Assert.Null(inHand.Give(new Verify(Passed: false, "未解决"), SampleTown.Verifier));
        Assert.Equal(CaseStatus.Rework, inHand.State.Status);
        JointUnitsReport(inHand);
        Assert.Null(inHand.Give(Done, handler));
        Assert.Null(inHand.Give(new Verify(Passed: true), SampleTown.Verifier));
        Assert.Equal(calledBack ? DeadlineKinds.OfCases.Where(kind => kind != DeadlineKind.SupervisionOrder) : [DeadlineKind.Dispatch, DeadlineKind.Acceptance, DeadlineKind.Handling, DeadlineKind.Verification], inHand.State.Deadlines.Select(d => d.Kind).Order());
        Assert.All(inHand.State.Deadlines, d => Assert.True(d.DueAt > d.StartedAt));
    }

    private static void JointUnitsReport(CaseInHand inHand)
    {
        foreach (var unit in inHand.State.JointUnits) Assert.Null(inHand.Give(new Report("已配合"), new Actor($"{unit}-1", [Role.Handler], unit)));
    }

    private static CaseInHand Dispatched(CaseLifecycle lifecycle, FileCase report)
    {
        var inHand = new CaseInHand(lifecycle, report);
        inHand.Wait(TimeSpan.Zero);
        return inHand;
    }

    private static FileCase Report(string source, string category, string? condition, bool urgent) => SampleTown.Report with
    {
        Source = source,
        Category = category,
        Condition = condition,
        Urgent = urgent,
    };
}
