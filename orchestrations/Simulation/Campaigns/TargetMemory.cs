using System.Runtime.InteropServices;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>What people remember of a target beyond its state.</summary>
internal sealed class TargetMemory
{
    private readonly Dictionary<(int Round, string Item), HandIns> _handIns = [];
    private readonly HashSet<(int Round, string Item, int Term)> _asked = [];

    /// <summary>UTC; when the target came into the status that it is in.</summary>
    public DateTimeOffset Since { get; private set; }

    public int HandOvers { get; private set; }

    public HandIns HandInsOf(RectificationState state, string item) => _handIns.GetValueOrDefault((state.Round, item));

    /// <summary>Whether more time has been asked for in this term.</summary>
    public bool HasAsked(RectificationState state, Finding finding) => _asked.Contains((state.Round, finding.Item, finding.Term));

    /// <param name="at">UTC.</param>
    public void Take(RectificationState before, RectificationState after, RectificationEvent happened, DateTimeOffset at)
    {
        if (before.Status != after.Status) Since = at;
        switch (happened)
        {
            case PaperHandedIn handed:
                _handIns[(before.Round, handed.Item)] = HandInsOf(before, handed.Item).With(at);
                break;
            case PaperJudged judged:
                _handIns[(before.Round, judged.Item)] = HandInsOf(before, judged.Item) with { JudgedAt = at, IsJudged = true };
                break;
            case TermExtensionRequested asked:
                _asked.Add((before.Round, asked.Item, before.FindFinding(asked.Item)!.Term));
                break;
            case TargetHandedOver:
                HandOvers++;
                break;
        }
    }
}

/// <summary>The papers of a finding come together, and are judged together.</summary>
/// <param name="Times">How often they came.</param>
/// <param name="At">UTC; of the last time.</param>
/// <param name="JudgedAt">UTC; of the last time.</param>
/// <param name="IsJudged">Nobody has handed in since.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HandIns(int Times, DateTimeOffset At, DateTimeOffset JudgedAt, bool IsJudged)
{
    public HandIns With(DateTimeOffset at) => Times == 0 || IsJudged ? this with { Times = Times + 1, At = at, IsJudged = false } : this;
}
