namespace Xinjing.Serverless.WeCom;

/// <summary>What stands around an encrypted message: XML for an app, JSON for a smart robot.</summary>
/// <param name="Encrypt">Base64.</param>
internal sealed record CallbackEnvelope(bool IsRobot, string Encrypt)
{
    /// <exception cref="CallbackRefusedException">It is neither.</exception>
    public static CallbackEnvelope Read(string body)
    {
        var text = body.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var isRobot = text.StartsWith('{');
        var encrypt = isRobot ? PlatformJson.TryRead(text)?.Field("encrypt") : PlatformXml.TryRead(text)?.Field("Encrypt");
        return encrypt is null
            ? throw new CallbackRefusedException(CallbackRefusedException.Envelope, "The body is neither an app's XML nor a robot's JSON with an encrypted message.")
            : new CallbackEnvelope(isRobot, encrypt);
    }
}
