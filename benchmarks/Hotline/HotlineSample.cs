using System.Globalization;
using System.Text;

namespace Xinjing.Serverless.Benchmarks.Hotline;

/// <summary>A file of distinct orders, as long as is asked for.</summary>
internal static class HotlineSample
{
    public const string Header = "工单编号,诉求内容,事项小类,诉求人,移动电话,派单时间";

    /// <param name="run">Makes the orders of one run others than those of the next.</param>
    public static byte[] Csv(string run, int rows)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        for (var row = 0; row < rows; row++) text.Append(Line(run, row)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static string Line(string run, int row) => string.Create(
        CultureInfo.InvariantCulture, $"{run}-{row},剑河路{row}号人行道上有一堆垃圾，已经两天没有人清运,暴露垃圾,贾市民,1990000{row % 10_000:D4},2026-03-02 09:30:00");
}
