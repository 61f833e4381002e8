using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Bulletins.Sections;

/// <summary>The best and the worst units; those that stand alike are told together.</summary>
internal static class UnitSection
{
    private const int MostNames = 5;

    public static BulletinSection Of(BulletinFigures figures, ReferenceData data) =>
        new("承办单位", [.. OnTime(figures, data), .. Overdue(figures, data)]);

    private static IEnumerable<string> OnTime(BulletinFigures figures, ReferenceData data)
    {
        var compared = figures.Units.Where(u => u.Closed >= figures.LeastClosed).ToList();
        if (compared.Count < 2)
        {
            yield return $"时段内结案满 {figures.LeastClosed} 件的单位不足两家，不作比较";
            yield break;
        }

        // Equal shares of small numbers give equal doubles, since division rounds the true quotient.
        var places = compared.GroupBy(Rate).OrderByDescending(place => place.Key).ToList();
        if (places is [var only])
        {
            yield return $"结案满 {figures.LeastClosed} 件的 {compared.Count} 家单位按时办结率相同，均为 {BulletinWords.Percent(only.Key)}";
            yield break;
        }

        yield return $"按时办结率最高：{Place(places[0], data)}";
        yield return $"按时办结率最低：{Place(places[^1], data)}";
        yield return $"（比较时段内结案满 {figures.LeastClosed} 件的 {compared.Count} 家单位）";
    }

    private static IEnumerable<string> Overdue(BulletinFigures figures, ReferenceData data)
    {
        var most = figures.Units.Select(u => u.Overdue).DefaultIfEmpty().Max();
        if (most > 0) yield return $"超期未办最多：{Names([.. figures.Units.Where(u => u.Overdue == most)], u => CaseWords.Unit(data, u.Unit))}，{most} 件";
    }

    private static double Rate(UnitFigures unit) => unit.OnTime / (double)unit.Closed;

    private static string Place(IGrouping<double, UnitFigures> place, ReferenceData data) =>
        $"{Names([.. place], u => $"{CaseWords.Unit(data, u.Unit)}（{u.OnTime}/{u.Closed}）")}，{BulletinWords.Percent(place.Key)}";

    private static string Names(IReadOnlyList<UnitFigures> units, Func<UnitFigures, string> name)
    {
        var names = string.Join("、", units.Take(MostNames).Select(name));
        return units.Count == 1 ? names : units.Count > MostNames ? $"{names}等 {units.Count} 家并列" : $"{names}并列";
    }
}
