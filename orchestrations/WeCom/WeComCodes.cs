namespace Xinjing.Serverless.WeCom;

/// <summary>What the platform's <c>errcode</c> asks for.</summary>
internal static class WeComCodes
{
    public const int Ok = 0;
    public const int InvalidMedia = 40007;
    public const int TooLargeMedia = 830002;

    /// <summary>The token died before its time.</summary>
    public static bool AsksForToken(int code) => code is 40014 or 42001;

    /// <summary>
    /// Busy, too often (45009), too many at once (45033), or something of the app that its administrator can put right: its
    /// secret (40001), its corp id (40013), its addresses (60020), its rights (48002). All else lies in the call itself.
    /// </summary>
    public static bool MayPass(int code) => code is -1 or 40001 or 40013 or 45009 or 45033 or 48002 or 60020 || AsksForToken(code);
}
