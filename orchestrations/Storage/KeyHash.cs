using System.Security.Cryptography;
using System.Text;

namespace Xinjing.Serverless.Storage;

/// <summary>Stands for a text of any characters and any length where a key is wanted.</summary>
internal static class KeyHash
{
    /// <summary>Half of SHA-256, 32 digits of lower-case hex: no two texts of a town share it.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
