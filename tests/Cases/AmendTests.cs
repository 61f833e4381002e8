using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>A later row of a known order.</summary>
public sealed class AmendTests
{
    private static readonly Actor Hotline = Actor.Integration("hotline");
    private readonly CaseInHand _case = new(Seeds.Town.CreateLifecycle(), SampleTown.Report with { From = Stamp("HB1", 1, hours: 0) });

    [Fact]
    public void What_differs_is_logged_before_and_after_and_the_rest_is_not()
    {
        Assert.Null(_case.Give(Row(2) with { Description = "垃圾更多了", PhoneChanged = true }, Hotline));
        var amended = Assert.IsType<ReportAmended>(CaseRecord.Kind.Read(_case.Log[^1]).Event);
        Assert.Equal((SampleTown.Report.Description, "垃圾更多了"), (amended.Before.Description, amended.After.Description));
        Assert.Equal(["description", "phone"], amended.Fields());
        Assert.Null(amended.After.Category);
        Assert.Null(amended.Deadlines);
        Assert.Equal("垃圾更多了", _case.State.Description);
    }

    [Fact]
    public void The_log_holds_no_number_of_a_person_and_says_that_there_is_one()
    {
        Assert.Null(_case.Give(Row(2) with { Description = "请打13900000007", AddressChanged = true }, Hotline));
        Assert.DoesNotContain("13900000007", _case.Log[^1].Content, StringComparison.Ordinal);
        Assert.Equal(("请打139****0007", true), (_case.State.Description, _case.State.HasSealedWords));
        Assert.Equal(["description", "reporterAddress"], Assert.IsType<ReportAmended>(CaseRecord.Kind.Read(_case.Log[^1]).Event).Fields());
        Assert.Null(_case.Give(Row(3) with { Description = "请打13900000007" }, Hotline));
        Assert.Equal(2, _case.State.ReportedFrom!.Row);
    }

    [Fact]
    public void The_same_again_and_an_earlier_one_change_nothing()
    {
        _case.Give(Row(3) with { Description = "第三行" }, Hotline);
        var version = _case.State.Version;
        Assert.Null(_case.Give(Row(4) with { Description = "第三行" }, Hotline));
        Assert.Null(_case.Give(Row(2) with { Description = "第二行" }, Hotline));
        Assert.Null(_case.Give(Row(1) with { From = Stamp("HB0", 9, hours: -1), Description = "昨天的批次" }, Hotline));
        Assert.Equal((version, "第三行"), (_case.State.Version, _case.State.Description));
    }

    [Fact]
    public void The_sources_own_time_counts_over_arrival()
    {
        _case.Give(Row(2) with { From = Stamp("HB2", 1, hours: 5, said: 4), Description = "十六时所说" }, Hotline);
        _case.Give(Row(2) with { From = Stamp("HB3", 1, hours: 6, said: 2), Description = "十四时所说" }, Hotline);
        Assert.Equal("十六时所说", _case.State.Description);
    }

    [Fact]
    public void What_is_not_said_stays()
    {
        _case.Give(Row(2) with { Address = "剑河路1号", Urgent = true }, Hotline);
        _case.Give(Row(3) with { Description = "补充" }, Hotline);
        Assert.Equal(("剑河路1号", true), (_case.State.Address, _case.State.Urgent));
    }

    [Fact]
    public void Another_category_moves_the_open_deadlines_from_their_start()
    {
        _case.Wait(TimeSpan.Zero);
        var before = _case.State.Find(DeadlineKind.Handling)!;
        _case.Now += TimeSpan.FromMinutes(10);
        Assert.Null(_case.Give(Row(2) with { Category = "P01002", Urgent = true }, Hotline));
        var after = _case.State.Find(DeadlineKind.Handling)!;
        Assert.Equal(before.StartedAt, after.StartedAt);
        Assert.True(after.DueAt < before.DueAt);
        Assert.Equal(("P01002", "missing"), (_case.State.Category, _case.State.Condition));
    }

    [Fact]
    public void A_citizen_who_can_be_called_only_now_is_contacted_first()
    {
        var silent = new CaseInHand(Seeds.Town.CreateLifecycle(), SampleTown.Report with { HasReporter = false });
        silent.Wait(TimeSpan.Zero);
        Assert.Null(silent.State.Find(DeadlineKind.FirstContact));
        silent.Give(Row(1) with { From = Stamp("HB1", 1, hours: 1), PhoneChanged = true, HasReporter = true }, Hotline);
        Assert.Equal(DeadlineStatus.Running, silent.State.Find(DeadlineKind.FirstContact)?.Status);
    }

    [Fact]
    public void A_closed_case_is_not_changed_and_the_source_is_told()
    {
        _case.Give(new Reject("不属于受理范围"), SampleTown.Dispatcher);
        Assert.Null(_case.Give(Row(2), Hotline));
        Assert.Equal("case-closed", _case.Give(Row(3) with { Description = "又来了" }, Hotline)?.Code);
    }

    [Fact]
    public void Nobody_with_a_token_amends_a_report() =>
        Assert.Equal("not-yours", _case.Give(Row(2) with { Description = "x" }, SampleTown.Dispatcher)?.Code);

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Equal("unknown-category", _case.Give(Row(2) with { Category = "99999" }, Hotline)?.Code);
        Assert.Equal("unknown-condition", _case.Give(Row(2) with { Condition = "none" }, Hotline)?.Code);
        Assert.Equal("unknown-grid", _case.Give(Row(2) with { Grid = "1" }, Hotline)?.Code);
        Assert.Equal("field-missing", _case.Give(Row(2) with { Description = " " }, Hotline)?.Code);
    }

    /// <summary>Rows in any order, some of them twice.</summary>
    [Property(MaxTest = 300)]
    public void Whatever_comes_the_latest_row_counts_and_a_second_time_changes_nothing((byte Row, byte Kind)[] rows)
    {
        var inHand = new CaseInHand(Seeds.Town.CreateLifecycle(), SampleTown.Report);
        foreach (var (row, kind) in rows)
        {
            var command = Varied(row, kind);
            inHand.Give(command, Hotline);
            var version = inHand.State.Version;
            inHand.Give(command, Hotline);
            Assert.Equal(version, inHand.State.Version);
        }

        var replayed = CaseRecord.Kind.Replay(inHand.Log, inHand.State.Id);
        Assert.Equal(Json(inHand.State), Json(replayed));
    }

    private static AmendReport Varied(byte row, byte kind) => Row(row + 1) with
    {
        Description = $"说法{kind % 3}",
        Category = kind % 5 == 0 ? "06030" : "06010",
        Address = kind % 7 == 0 ? "剑河路1号" : null,
        Urgent = (kind % 4) switch { 0 => true, 1 => false, _ => null },
        Location = kind % 6 == 0 ? new(31.2065, 121.3671) : null,
    };

    private static string Json(CaseState state) => System.Text.Json.JsonSerializer.Serialize(state, CaseJson.Stored.CaseState);

    private static AmendReport Row(int row) => new()
    {
        From = Stamp("HB1", row, hours: 0),
        Category = SampleTown.Report.Category,
        Description = SampleTown.Report.Description,
        HasReporter = true,
    };

    private static ReportStamp Stamp(string batch, int row, double hours, double? said = null) =>
        new(batch, row, SampleTown.Noon.AddHours(hours).AddMinutes(1), said is { } at ? SampleTown.Noon.AddHours(at) : null);
}
