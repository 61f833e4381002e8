using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

public sealed partial class RectificationLifecycle
{
    /// <summary>A link lives for a quarter at most; a firm that is under an order for longer gets another.</summary>
    public const int MostLinkDays = 90;

    private static Decision Issue(RectificationState state, IssueLink command, DateTimeOffset now) => command.Days is < 1 or > MostLinkDays
        ? Decision.Invalid("days-invalid", $"days is 1 to {MostLinkDays}.")
        : Decision.Of(new LinkIssued(state.LinksIssued + 1, now.AddDays(command.Days)));
}
