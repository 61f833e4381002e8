using Xinjing.Serverless.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Reference;

public sealed class ReferenceFilesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("seeds-").FullName;

    public ReferenceFilesTests()
    {
        foreach (var file in Directory.EnumerateFiles(Seeds.Directory)) File.Copy(file, Path.Combine(_directory, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Every_file_that_cannot_be_read_is_named()
    {
        File.Delete(Path.Combine(_directory, ReferenceFile.Staff));
        File.WriteAllText(Path.Combine(_directory, ReferenceFile.Units), "{}");
        var problems = Assert.Throws<ReferenceDataException>(() => ReferenceFiles.Load(_directory)).Problems;
        Assert.Equal([ReferenceFile.Units, ReferenceFile.Staff], problems.Select(p => p.File), StringComparer.Ordinal);
    }

    [Fact]
    public void Every_problem_of_every_set_is_in_the_message()
    {
        Change(ReferenceFile.Staff, "\"admin\"", "\"king\"");
        Change(ReferenceFile.DispatchRules, "\"jianguan\", \"center\"", "\"shuiwu\", \"center\"");
        var failure = Assert.Throws<ReferenceDataException>(() => ReferenceFiles.Load(_directory));
        Assert.Equal(2, failure.Problems.Count);
        Assert.Contains("staff.json: staff[7].roles[0]: 'king'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("dispatch-rules.json: rules[5].units[0]: 'shuiwu'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_of_the_chosen_levels_names_their_own_file()
    {
        Change(ReferenceFile.DemoServiceLevels, "\"demo\": true", "\"demo\": false");
        var problems = Assert.Throws<ReferenceDataException>(() => ReferenceFiles.Load(_directory, ReferenceFile.DemoServiceLevels)).Problems;
        Assert.All(problems, p => Assert.Equal(ReferenceFile.DemoServiceLevels, p.File));
    }

    private void Change(string file, string part, string instead)
    {
        var path = Path.Combine(_directory, file);
        var text = File.ReadAllText(path);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(part, instead, StringComparison.Ordinal));
    }
}
