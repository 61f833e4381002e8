using System.Globalization;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.Bulletins;

/// <summary>Days, shares and delays in Chinese words.</summary>
internal static class BulletinWords
{
    private const string Weekdays = "日一二三四五六";
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>2026年3月9日（星期一）.</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{ShortDay(day)}");

    /// <summary>One day, or the first and the last of several; without the year while it is the bulletin's.</summary>
    public static string Period(BulletinPeriod period, DateOnly bulletin)
    {
        var from = period.From.Year == bulletin.Year ? ShortDay(period.From) : Day(period.From);
        var to = period.To.Year == bulletin.Year ? ShortDay(period.To) : Day(period.To);
        return period.From == period.To ? from : $"{from}至{to}";
    }

    /// <summary>Share in percent with one decimal; 100 and 0 are said only of all and of none.</summary>
    /// <param name="rate">0 to 1.</param>
    public static string Percent(double rate)
    {
        var percent = rate is > 0 and < 1 ? Math.Clamp(Math.Round(rate * 100, 1), 0.1, 99.9) : rate * 100;
        return string.Create(CultureInfo.InvariantCulture, $"{percent:0.#}%");
    }

    /// <summary>The two largest units of a delay, day and night.</summary>
    /// <param name="late">More than zero.</param>
    public static string Late(TimeSpan late) => late switch
    {
        { Days: > 0, Hours: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{late.Days} 天 {late.Hours} 小时"),
        { Days: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{late.Days} 天"),
        { Hours: > 0, Minutes: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{late.Hours} 小时 {late.Minutes} 分钟"),
        { Hours: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{late.Hours} 小时"),
        { Minutes: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{late.Minutes} 分钟"),
        _ => "不到 1 分钟",
    };

    /// <summary>12345 热线 for <c>hotline</c>.</summary>
    public static string Source(string source) => source switch
    {
        "hotline" => "12345 热线",
        "chat" => "聊天上报",
        "patrol" => "网格巡查",
        "device" => "手持终端",
        "bot" => "机器人",
        "resident" => "市民上报",
        _ => source,
    };

    /// <summary>3月9日 08:15 in Shanghai.</summary>
    public static string Time(DateTimeOffset at) => CaseWords.Time(at);

    /// <summary>Number and title of a section.</summary>
    /// <param name="index">From 0.</param>
    public static string Heading(BulletinSection section, int index) =>
        $"{(index < Numerals.Length ? Numerals[index].ToString() : (index + 1).ToString(CultureInfo.InvariantCulture))}、{section.Title}";

    private static string ShortDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日（星期{Weekdays[(int)day.DayOfWeek]}）");
}
