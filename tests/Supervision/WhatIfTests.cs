using Xinjing.Serverless.Supervision;
using Xunit;

namespace Xinjing.Serverless.Tests.Supervision;

public sealed class WhatIfTests
{
    [Fact]
    public void Names_cases_for_each_better_end()
    {
        var read = WhatIf.Parse("solved:A,B; satisfied:C");
        Assert.Equal(["A", "B"], read.Solved.Order(StringComparer.Ordinal));
        Assert.Equal(["C"], read.Satisfied);
        Assert.Equal(["B", "C"], read.Unknown([SampleFacts.Case("A")]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("solved:")]
    [InlineData("solved")]
    [InlineData("happy:A")]
    public void Refuses_what_it_cannot_read(string text) => Assert.Throws<FormatException>(() => WhatIf.Parse(text));

    [Fact]
    public void A_satisfied_citizen_raises_the_score_by_what_the_formula_says()
    {
        CaseFacts[] facts = [SampleFacts.Closed("A") with { Satisfaction = Serverless.Cases.Satisfaction.Satisfied }, SampleFacts.Closed("B") with { Satisfaction = Serverless.Cases.Satisfaction.Dissatisfied }];
        var before = Scorecard.Of(facts, SampleFacts.Request()).Total.Hotline.Total;
        var after = Scorecard.Of(WhatIf.Parse("satisfied:B").Apply(facts), SampleFacts.Request()).Total.Hotline.Total;
        Assert.Equal(20, after!.Value - before!.Value, precision: 9);
    }
}
