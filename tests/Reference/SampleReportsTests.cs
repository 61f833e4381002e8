using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Tests.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class SampleReportsTests
{
    [Fact]
    public void Every_report_is_filed_and_dispatched()
    {
        var lifecycle = Seeds.Town.CreateLifecycle();
        Assert.All(SampleReports.All, report =>
        {
            Assert.Null(lifecycle.Decide(state: null, SampleReports.Command(report), Actor.System, SampleTown.Noon).Rejection);
            var inHand = new CaseInHand(lifecycle, SampleReports.Command(report));
            inHand.Wait(TimeSpan.Zero);
            Assert.Equal(CaseStatus.Assigned, inHand.State.Status);
            Assert.Equal(report.Location is not null || report.Grid is not null, inHand.State.Grid is not null);
        });
    }

    [Fact]
    public void They_are_of_every_source_and_many_categories()
    {
        Assert.Equal(30, SampleReports.All.Count);
        Assert.Equal(CaseLifecycle.Sources.Order(StringComparer.Ordinal), SampleReports.All.Select(r => r.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.True(SampleReports.All.Select(r => r.Category).Distinct(StringComparer.Ordinal).Count() >= 25);
        Assert.Contains(SampleReports.All, r => r is { Location: null, Grid: null, Address: not null });
        Assert.Contains(SampleReports.All, r => r.Urgent);
    }

    [Fact]
    public void A_source_uses_its_ids_once()
    {
        var ids = SampleReports.All.Where(r => r.SourceId is not null).Select(r => (r.Source, r.SourceId)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Phones_are_plainly_made_up()
    {
        var phones = SampleReports.All.Select(r => r.Reporter?.Phone).OfType<string>().ToList();
        Assert.NotEmpty(phones);
        Assert.All(phones, phone => Assert.Matches("^138000000[0-9]{2}$", phone));
    }

    [Fact]
    public void Characters_outside_the_basic_plane_are_among_them()
    {
        Assert.Contains(SampleReports.All, r => r.Reporter?.Name?.Contains("𠮷", StringComparison.Ordinal) == true);
        Assert.Contains(SampleReports.All, r => r.Description.Contains("🚲", StringComparison.Ordinal));
    }
}
