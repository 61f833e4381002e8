using System.Text;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class ReferenceReaderTests
{
    private const string Good = """{"edition":"x","units":[{"code":"a","name":"甲","kind":"department","leader":"b"}]}""";

    [Fact]
    public void A_good_set_is_read()
    {
        var problems = new List<ReferenceProblem>();
        var set = Read(Good, problems);
        Assert.Empty(problems);
        Assert.Equal(new Unit { Code = "a", Name = "甲", Kind = UnitKind.Department, Leader = "b" }, Assert.Single(set!.Units));
    }

    [Theory]
    [InlineData("\"leader\":\"b\"", "\"leader\":\"b\",\"boss\":\"c\"", "units[0].boss", "boss")]
    [InlineData("\"leader\":\"b\"", "\"leader\":\"b\",\"leader\":\"c\"", "units[0].leader", "is there twice")]
    [InlineData(",\"leader\":\"b\"", "", "units[0]", "leader")]
    [InlineData("\"leader\":\"b\"", "\"leader\":null", "units[0].leader", "null")]
    [InlineData("\"leader\":\"b\"", "\"Leader\":\"b\"", "units[0].Leader", "Leader")]
    [InlineData("\"department\"", "\"ministry\"", "units[0].kind", "center, department, police, propertyCompany")]
    [InlineData("\"department\"", "1", "units[0].kind", "center, department, police, propertyCompany")]
    [InlineData("\"甲\"", "7", "units[0].name", "not of the kind")]
    [InlineData("\"b\"}]", "\"b\"},]", "the whole file", "trailing comma")]
    [InlineData("\"edition\"", "/* now */ \"edition\"", "the whole file", "'/' is invalid")]
    [InlineData("\"units\":[", "\"units\":[null,", "units[0]", "null")]
    [InlineData(Good, "null", "the whole file", "null")]
    [InlineData(Good, "", "the whole file", "JSON")]
    public void What_is_wrong_is_said_with_its_place(string part, string instead, string place, string words)
    {
        var problems = new List<ReferenceProblem>();
        Assert.Null(Read(Good.Replace(part, instead, StringComparison.Ordinal), problems));
        var problem = Assert.Single(problems);
        Assert.Equal(("units.json", place), (problem.File, problem.Place));
        Assert.Contains(words, problem.Change, StringComparison.Ordinal);
        Assert.DoesNotContain("Xinjing", problem.Change, StringComparison.Ordinal);
    }

    private static UnitSet? Read(string json, List<ReferenceProblem> problems) =>
        ReferenceReader.Read(Encoding.UTF8.GetBytes(json), ReferenceJson.Strict.UnitSet, ReferenceFile.Units, problems);
}
