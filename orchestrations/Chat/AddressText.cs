using System.Text.RegularExpressions;

namespace Xinjing.Serverless.Chat;

/// <summary>Finds in what somebody wrote the words that say where it is.</summary>
public static partial class AddressText
{
    private static readonly string[] Before = ["位于", "在", "到", "从", "，", "。"];

    /// <summary>From the first road, lane or estate on, with number, crossing and side; <c>null</c> when none is named.</summary>
    public static string? Find(string text)
    {
        if (Place().Match(text) is not { Success: true } place) return null;
        var road = place.Groups["road"].Value;
        var start = Before.Max(word => road.LastIndexOf(word, StringComparison.Ordinal) is var at and >= 0 ? at + word.Length : 0);
        return place.Value[start..];
    }

    [GeneratedRegex("""(?<road>[\p{L}\d]{2,12}?(?:路|街|大道|弄|小区|新村|公寓|广场|公园|菜场|地铁站))(?:[\p{L}\d（）()近与、－—-]{0,12}?(?:路口|号楼|弄|号|室|单元|路|门口|东侧|西侧|南侧|北侧|对面))*""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Place();
}
