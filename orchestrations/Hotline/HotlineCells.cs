using System.Globalization;
using System.Text.RegularExpressions;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Hotline;

/// <summary>The cells of a row as values; each refusal names its column and shows what stands there.</summary>
internal sealed partial class HotlineCells(HotlineRow row, ReferenceData data)
{
    private const int MostShown = 100;
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>Before it no order of 12345 was kept by computer.</summary>
    private static readonly DateTime Earliest = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly HotlineColumnSet _set = data.HotlineColumnSet;

    public string Required(HotlineField field, int most) => Line(field, most) ?? throw Refuse(field, "缺少必填内容");

    /// <summary>Cleaned; <c>null</c> when the row says nothing there.</summary>
    public string? Line(HotlineField field, int most)
    {
        var text = PlainText.Clean(row.Find(field)?.Value ?? "").Trim();
        return text.Length == 0 ? null : text.Length <= most ? text : throw Refuse(field, $"超过{most}个字符");
    }

    public Category Category()
    {
        var text = Required(HotlineField.Category, most: 100);
        return data.CategorySet.Categories.FirstOrDefault(c => c.Code == text || c.OldCode == text)
            ?? data.CategorySet.Categories.FirstOrDefault(c => c.Name == text)
            ?? throw Refuse(HotlineField.Category, "事项不在基础数据中");
    }

    /// <summary>The code of the condition; <c>null</c> when the row says none.</summary>
    public string? Condition(Category category)
    {
        if (Line(HotlineField.Condition, most: 100) is not { } text) return null;
        return category.Conditions.FirstOrDefault(c => c.Code == text || c.Name == text)?.Code
            ?? throw Refuse(HotlineField.Condition, $"{category.Name}的立案条件是：{string.Join("、", category.Conditions.Select(c => c.Name))}");
    }

    public bool? Urgent()
    {
        if (Line(HotlineField.Urgency, most: 100) is not { } text) return null;
        return _set.Urgency.FirstOrDefault(w => w.Word == text)?.Urgent ?? throw Refuse(HotlineField.Urgency, $"紧急程度是：{string.Join("、", _set.Urgency.Select(w => w.Word))}");
    }

    /// <summary>Digits alone, as a call-back dials them.</summary>
    public string? Phone()
    {
        if (Line(HotlineField.Phone, most: 100) is not { } text) return null;
        var digits = string.Concat(text.Where(c => c is not (' ' or '-' or '(' or ')' or '（' or '）')));
        return Dialable().IsMatch(digits) ? digits : throw Refuse(HotlineField.Phone, "不是电话号码（7至15位数字）；没有电话请留空");
    }

    public string? Grid()
    {
        if (Line(HotlineField.Grid, most: 100) is not { } text) return null;
        return data.GridSet.Grids.Any(g => g.Code == text) ? text : throw Refuse(HotlineField.Grid, "网格不在基础数据中");
    }

    public GeoPoint? Location()
    {
        var (lat, lon) = (Degrees(HotlineField.Lat), Degrees(HotlineField.Lon));
        if (lat is null && lon is null) return null;
        if (lat is null || lon is null) throw Refuse(lat is null ? HotlineField.Lon : HotlineField.Lat, "经度和纬度应同时填写");
        var point = new GeoPoint(lat.Value, lon.Value);
        return point.IsOnEarth ? point : throw Refuse(Math.Abs(lat.Value) > 90 ? HotlineField.Lat : HotlineField.Lon, "不是 WGS-84 的经纬度");
    }

    /// <summary>UTC.</summary>
    /// <param name="receivedAt">UTC; a time well after it cannot be.</param>
    public DateTimeOffset? SaidAt(DateTimeOffset receivedAt)
    {
        if (Line(HotlineField.SaidAt, most: 100) is not { } text) return null;
        var at = ReadTime(text) ?? throw Refuse(HotlineField.SaidAt, $"不是日期时间；应如 {(_set.TimeFormats.Count == 0 ? "2026-03-02T09:30:00+08:00" : _set.TimeFormats[0])}");
        return at > receivedAt + Ahead ? throw Refuse(HotlineField.SaidAt, "时间在将来") : at;
    }

    public RowRefusedException Refuse(HotlineField field, string reason) =>
        new(new RowProblem(row.Find(field)?.Column ?? Header(field), Shown(field), reason));

    private double? Degrees(HotlineField field)
    {
        if (Line(field, most: 100) is not { } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)
            ? degrees
            : throw Refuse(field, "不是经纬度");
    }

    private DateTimeOffset? ReadTime(string text)
    {
        foreach (var format in _set.TimeFormats)
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local >= Earliest)
                return new DateTimeOffset(local, ShanghaiTime.Offset).ToUniversalTime();
        }

        return WithOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) && instant.UtcDateTime >= Earliest
            ? instant.ToUniversalTime()
            : null;
    }

    private string? Header(HotlineField field) => _set.Columns.FirstOrDefault(c => c.Field == field)?.Headers[0];

    /// <summary>Who a citizen is is never shown whole, wherever it stands, and nothing that is no text.</summary>
    private string? Shown(HotlineField field)
    {
        var text = PlainText.Clean(row.Find(field)?.Value ?? "");
        return text.Length == 0 ? null : field switch
        {
            HotlineField.Phone => new Reporter(Phone: text).Masked().Phone,
            HotlineField.Name => new Reporter(text).Masked().Name,
            HotlineField.ReporterAddress => new Reporter(Address: text).Masked().Address,
            _ => RowText.Shorten(PersonalNumbers.Mask(text), MostShown),
        };
    }

    [GeneratedRegex(@"^\+?[0-9]{7,15}$", RegexOptions.NonBacktracking)]
    private static partial Regex Dialable();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WithOffset();
}
