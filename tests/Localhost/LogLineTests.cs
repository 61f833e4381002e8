using System.Text.Json;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.Cases;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

public sealed class LogLineTests
{
    [Theory]
    [InlineData("deputyHead", "ESCALATION to deputyHead (丁分管): handling was due at 12:00:00")]
    [InlineData("center", "ESCALATION to center: handling was due at 12:00:00")]
    public void An_escalation_to_the_deputy_head_names_the_person(string to, string line)
    {
        using var data = JsonDocument.Parse($$"""{"deadline":"handling","dueAt":"2026-03-02T04:00:00Z","to":"{{to}}"}""");
        var entry = new SeenEntry(1, SampleTown.Noon, "@system", "DeadlineEscalated", data.RootElement);
        Assert.EndsWith(line, new LogLine(Seeds.Town).Write("XJ1", entry), StringComparison.Ordinal);
    }
}
