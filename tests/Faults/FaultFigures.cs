using System.Globalization;
using System.Text;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>What was thrown at the town, as a table.</summary>
internal sealed class FaultFigures
{
    private readonly StringBuilder _table = new("| | |\n|---|--:|\n");

    public FaultFigures Add(string what, FormattableString figure)
    {
        _table.Append(CultureInfo.InvariantCulture, $"| {what} | {figure.ToString(CultureInfo.InvariantCulture)} |\n");
        return this;
    }

    /// <summary>Requests and faults by service.</summary>
    public FaultFigures Add(FaultProxy storage)
    {
        _table.Append(CultureInfo.InvariantCulture, $"\n| | {string.Join(" | ", FaultProxy.Services)} | in all |\n|---|--:|--:|--:|--:|\n");
        Row("requests", Enum.GetValues<Fault>());
        foreach (var fault in Enum.GetValues<Fault>().Where(fault => fault != Fault.None)) Row(Words(fault), fault);
        return this;

        void Row(string what, params IReadOnlyList<Fault> faults)
        {
            var counts = FaultProxy.Services.Select(service => faults.Sum(fault => storage.Count(service, fault))).ToList();
            _table.Append(CultureInfo.InvariantCulture, $"| {what} | {string.Join(" | ", counts)} | {counts.Sum()} |\n");
        }
    }

    public override string ToString() => _table.ToString();

    private static string Words(Fault fault) => fault switch
    {
        Fault.Slow => "answered late",
        Fault.Refused => "500, 503 or 429 instead",
        Fault.RefusedAfterWrite => "500 or 503 after the write",
        Fault.Dropped => "connection dropped before",
        Fault.DroppedAfterWrite => "connection dropped after the write",
        _ => "while the storage was gone",
    };
}
