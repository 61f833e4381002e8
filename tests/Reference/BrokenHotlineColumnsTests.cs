using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenHotlineColumnsTests
{
    [Fact]
    public void No_column_for_a_required_field() =>
        Columns(all => [.. all.Where(c => c.Field != HotlineField.Category)]).HasOnly(ReferenceFile.HotlineColumns, "columns", "No column gives category");

    [Fact]
    public void Two_columns_for_one_field() =>
        Columns(all => [.. all, new HotlineColumn(HotlineField.SourceId, ["编号"])]).HasOnly(ReferenceFile.HotlineColumns, "columns[15].field", "columns[0].field already");

    [Fact]
    public void One_header_for_two_fields() =>
        Columns(all => all.At(1, c => c with { Headers = [.. c.Headers, "工单编号"] })).HasOnly(ReferenceFile.HotlineColumns, "columns[1].headers[2]", "columns[0].headers[0] already");

    [Fact]
    public void A_column_without_headers() =>
        Columns(all => all.At(1, c => c with { Headers = [] })).HasOnly(ReferenceFile.HotlineColumns, "columns[1].headers", "At least one");

    [Fact]
    public void A_header_with_spaces_around_it() =>
        Columns(all => all.At(1, c => c with { Headers = ["类型 "] })).HasOnly(ReferenceFile.HotlineColumns, "columns[1].headers[0]", "spaces around it");

    [Fact]
    public void A_word_of_urgency_twice() =>
        Set(set => set with { Urgency = [.. set.Urgency, set.Urgency[0]] }).HasOnly(ReferenceFile.HotlineColumns, "urgency[5].word", "urgency[0].word already");

    [Theory]
    [InlineData("HH:mm")]
    [InlineData("yyyy-MM")]
    [InlineData("%")]
    public void A_format_that_loses_the_day(string format) =>
        Set(set => set with { TimeFormats = [format] }).HasOnly(ReferenceFile.HotlineColumns, "timeFormats[0]", "does not give day and time back");

    private static ReferenceData Columns(Func<IReadOnlyList<HotlineColumn>, IReadOnlyList<HotlineColumn>> change) => Set(set => set with { Columns = change(set.Columns) });

    private static ReferenceData Set(Func<HotlineColumnSet, HotlineColumnSet> change) => Seeds.Town with { HotlineColumnSet = change(Seeds.Town.HotlineColumnSet) };
}
