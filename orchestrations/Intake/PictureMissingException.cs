namespace Xinjing.Serverless.Intake;

/// <summary>A picture is not where its report says.</summary>
/// <param name="reason">Chinese, for the case.</param>
public sealed class PictureMissingException(string reason) : Exception(reason);
