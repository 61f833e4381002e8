using System.Security.Cryptography;
using System.Text;

namespace Xinjing.Serverless.Hotline;

/// <summary>
/// How a batch is cut: rows go to lanes by their source's id, each lane into pages in the order of the file. Lanes run side by
/// side and a lane's pages one after the other, so that the rows of one order keep their order.
/// </summary>
public static class HotlinePages
{
    /// <summary>Pages that are filed at the same time.</summary>
    public const int Lanes = 8;

    /// <summary>Rows that a crash may let us look at once more, and that a storage transaction carries.</summary>
    public const int RowsOfPage = 50;

    public const int MostRows = 100_000;

    /// <summary>Always the same for an id; a row without one goes by its number.</summary>
    public static int LaneOf(HotlineRow row) =>
        row.SourceId.Length == 0 ? row.Number % Lanes : SHA256.HashData(Encoding.UTF8.GetBytes(row.SourceId))[0] % Lanes;
}

/// <summary>A page by its place.</summary>
/// <param name="Lane">From 0.</param>
/// <param name="Page">From 0.</param>
public sealed record HotlinePlace(string BatchId, int Lane, int Page);

/// <summary>Where the rows of a batch are, once it is cut.</summary>
/// <param name="Lanes">Of each lane, the number of the last row of each page.</param>
/// <param name="IgnoredColumns">Headers that no field comes under.</param>
public sealed record HotlineManifest(int Rows, IReadOnlyList<IReadOnlyList<int>> Lanes, IReadOnlyList<string> IgnoredColumns)
{
    /// <summary>Rounds in which every lane does one page.</summary>
    public int Waves => Lanes.Max(pages => pages.Count);

    /// <summary>The pages of one round.</summary>
    public IEnumerable<int> LanesIn(int wave) => Enumerable.Range(0, Lanes.Count).Where(lane => wave < Lanes[lane].Count);

    /// <summary>In each lane, the page that the row would be on.</summary>
    public IEnumerable<(int Lane, int Page)> PagesThatMayHold(int row) =>
        from lane in Enumerable.Range(0, Lanes.Count)
        let page = Lanes[lane].Index().Where(p => row <= p.Item).Select(p => (int?)p.Index).FirstOrDefault()
        where page is not null
        select (lane, page.Value);
}
