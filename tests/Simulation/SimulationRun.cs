using System.CommandLine;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Simulation;

/// <summary>A command run in this process, with what it wrote.</summary>
internal sealed record SimulationRun(int Code, string[] Output, string Error)
{
    public static async Task<SimulationRun> OfAsync(Command command, params IEnumerable<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await command.Parse([.. arguments]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return new SimulationRun(code, output.ToString().Split('\n', StringSplitOptions.TrimEntries), error.ToString());
    }

    /// <summary>One line that says why, and nothing of the program's insides.</summary>
    public void AssertRefused(string reason)
    {
        Assert.Equal(1, Code);
        Assert.Contains(reason, Error, StringComparison.Ordinal);
        Assert.Single(Error.TrimEnd().Split('\n'));
        Assert.Equal([""], Output);
        Assert.DoesNotContain("Xinjing", Error.Replace(Seeds.Directory, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
