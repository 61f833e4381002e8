namespace Xinjing.Serverless.Records;

/// <summary>挂账: all clocks of a record stand still until an instant.</summary>
internal static class SuspensionRule
{
    public static Decision? Refuse(DateTimeOffset until, DateTimeOffset now) =>
        until <= now ? Decision.Invalid("suspension-in-the-past", "'until' is when the clock goes on; it must be in the future.")
        : until > now.AddYears(1) ? Decision.Invalid("suspension-too-long", "A suspension lasts a year at most.")
        : null;
}

/// <summary>A suspension that lasts (挂账).</summary>
/// <param name="Until">UTC; then the record goes on by itself.</param>
/// <param name="From">The status to which it goes back.</param>
public sealed record Suspension<TStatus>(DateTimeOffset Until, string Reason, TStatus From) where TStatus : struct, Enum;
