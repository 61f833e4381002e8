namespace Xinjing.Serverless.Deadlines;

/// <summary>A stretch in which the clock of a deadline stood still.</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC; <c>null</c> while it lasts.</param>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? To = null);
