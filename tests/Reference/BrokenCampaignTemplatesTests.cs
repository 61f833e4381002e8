using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class BrokenCampaignTemplatesTests
{
    [Fact]
    public void A_template_twice() =>
        Set(set => set with { Templates = [.. set.Templates, set.Templates[0]] }).HasOnly(File, "templates[4].code", "templates[0].code already");

    [Fact]
    public void An_item_for_a_kind_that_there_is_not() =>
        Item(2, i => i with { Kinds = ["catering", "repair", "bakery"] }).HasOnly(File, "templates[0].items[2].kinds[2]", "No kind 'bakery'");

    [Fact]
    public void A_basis_that_there_is_not() => Item(0, i => i with { Bases = ["nowhere"] }).HasOnly(File, "templates[0].items[0].bases[0]", "No basis 'nowhere'");

    [Fact]
    public void Papers_to_be_handed_in_without_a_name() => Item(1, i => i with { Papers = [] }).HasOnly(File, "templates[0].items[1].papers", "has to be named");

    [Fact]
    public void A_term_in_seconds() => Item(0, i => i with { Term = new TimeLimit(5, TimeUnit.Seconds) }).HasOnly(File, "templates[0].items[0].term", "Seconds are for demo");

    [Fact]
    public void Visits_in_the_wrong_order() => First(t => t with { RevisitAfterDays = [90, 30] }).HasOnly(File, "templates[0].revisitAfterDays[1]", "later than the one before");

    [Fact]
    public void A_kind_without_anything_to_look_at() =>
        First(t => t with { Kinds = [.. t.Kinds, new TargetKind { Code = "bakery", Name = "面包房" }], Items = [.. t.Items.Select(i => i with { Kinds = i.Kinds ?? ["catering", "repair", "carwash"] })] })
            .HasOnly(File, "templates[0].items", "'bakery'");

    [Fact]
    public void One_word_for_two_kinds() => First(t => t with { Kinds = t.Kinds.At(1, k => k with { Aliases = ["饭店"] }) }).HasOnly(File, "templates[0].kinds", "'饭店'");

    [Fact]
    public void No_column_for_the_name() => Set(set => set with { Columns = [.. set.Columns.Where(c => c.Field != TargetField.Name)] }).HasOnly(File, "columns", "No column gives Name");

    private const string File = ReferenceFile.CampaignTemplates;

    private static ReferenceData Item(int index, Func<ChecklistItem, ChecklistItem> change) => First(t => t with { Items = t.Items.At(index, change) });

    private static ReferenceData First(Func<CampaignTemplate, CampaignTemplate> change) => Set(set => set with { Templates = set.Templates.At(0, change) });

    private static ReferenceData Set(Func<CampaignTemplateSet, CampaignTemplateSet> change) => Seeds.Town with { CampaignTemplateSet = change(Seeds.Town.CampaignTemplateSet) };
}
