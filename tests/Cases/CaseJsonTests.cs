using System.Text.Json;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Cases;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

public sealed class CaseJsonTests
{
    [Fact]
    public void A_snapshot_without_the_members_that_may_be_missing_reads_as_if_they_were_empty()
    {
        var node = JsonSerializer.SerializeToNode(new CaseInHand().State, CaseJson.Stored.CaseState)!.AsObject();
        foreach (var list in node.Where(member => member.Value is JsonArray).Select(member => member.Key).ToList()) node.Remove(list);
        var state = node.Deserialize(CaseJson.Stored.CaseState)!;
        Assert.All(new[] { state.JointUnits, state.ReturnedBy, state.HandledBy }, Assert.Empty);
        Assert.Empty(state.Deadlines);
        Assert.Empty(state.Photos);
    }

    [Fact]
    public void An_event_of_a_newer_release_is_refused_by_name() =>
        Assert.Contains("CaseVanished", Assert.Throws<InvalidOperationException>(() => CaseJson.Events.Read("CaseVanished", "{}")).Message, StringComparison.Ordinal);
}
