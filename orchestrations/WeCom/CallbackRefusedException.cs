namespace Xinjing.Serverless.WeCom;

/// <summary>A callback that does not come from the platform as it is: nothing in it may be believed.</summary>
/// <param name="code">Stable, kebab-case; for the log, the caller hears only that it was refused.</param>
public sealed class CallbackRefusedException(string code, string message) : Exception(message)
{
    public const string Envelope = "envelope-unreadable";
    public const string Signature = "signature-wrong";
    public const string Replayed = "outside-replay-window";
    public const string Ciphertext = "ciphertext-unreadable";
    public const string Padding = "padding-wrong";
    public const string Layout = "layout-wrong";
    public const string Receiver = "for-another-receiver";
    public const string Echo = "no-echo";

    public string Code { get; } = code;
}
