using System.Text;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class JsonLinesTests
{
    private const string Text = """
        {
          "years": [
            { "year": 2026 },
            {
              "year": 2027, "holidays": [
                { "name": "一" },
                { "name": "二" }] }
          ]
        }
        """;

    [Theory]
    [InlineData("the whole file", 1)]
    [InlineData("years", 2)]
    [InlineData("years[0].year", 3)]
    [InlineData("years[1]", 4)]
    [InlineData("years[1].holidays", 5)]
    [InlineData("years[1].holidays[1].name", 7)]
    [InlineData("years[1].holidays[1].to", 7)]
    [InlineData("years[1].makeUpDays[3]", 4)]
    [InlineData("officeHours[0].from", 1)]
    public void A_place_has_its_line_or_that_of_what_is_around_it(string place, int line)
    {
        var read = ReadLines(Text);
        Assert.Equal(line, read(place));
    }

    [Fact]
    public void Any_line_ending_will_do() => Assert.Equal(7, ReadLines(Text.ReplaceLineEndings("\r\n"))("years[1].holidays[1]"));

    private static Func<string, int> ReadLines(string text) => new JsonLines(Encoding.UTF8.GetBytes(text)).Of;
}
