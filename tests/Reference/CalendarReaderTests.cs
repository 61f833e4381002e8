using System.Text;
using System.Text.Json;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class CalendarReaderTests
{
    private static readonly string Good = File.ReadAllText(Path.Combine(Seeds.Directory, ReferenceFile.Calendar));

    [Theory]
    [InlineData("\"09:00\"", "\"9 am\"", "officeHours[0].from", "such as 09:00")]
    [InlineData("\"17:30\"", "\"24:00\"", "officeHours[1].to", "00:00 to 23:59")]
    [InlineData("\"11:30\"", "1130", "officeHours[0].to", "such as 09:00")]
    [InlineData("\"2024-06-10\"", "\"2024-06-31\"", "years[0].holidays[4].from", "such as 2026-10-01")]
    [InlineData("\"2026-10-10\"]", "\"10.10.2026\"]", "years[2].makeUpDays[5]", "such as 2026-10-01")]
    [InlineData("\"makeUpDays\": [\"2025-01-26\"", "\"makeupDays\": [\"2025-01-26\"", "years[1].makeupDays", "makeupDays")]
    public void What_is_wrong_is_said_with_its_place(string part, string instead, string place, string words)
    {
        var problems = new List<ReferenceProblem>();
        Assert.Contains(part, Good, StringComparison.Ordinal);
        Assert.Null(Read(Good.Replace(part, instead, StringComparison.Ordinal), problems));
        var problem = Assert.Single(problems);
        Assert.Equal(place, problem.Place);
        Assert.Contains(words, problem.Change, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_is_written_reads_back_the_same()
    {
        var written = JsonSerializer.Serialize(Seeds.Town.CalendarSet, ReferenceJson.Strict.CalendarSet);
        Assert.Contains("{\"from\":\"09:00\",\"to\":\"11:30\"}", written, StringComparison.Ordinal);
        Assert.Equal(written, JsonSerializer.Serialize(Read(written, [])!, ReferenceJson.Strict.CalendarSet));
    }

    private static CalendarSet? Read(string json, List<ReferenceProblem> problems) =>
        ReferenceReader.Read(Encoding.UTF8.GetBytes(json), ReferenceJson.Strict.CalendarSet, ReferenceFile.Calendar, problems);
}
