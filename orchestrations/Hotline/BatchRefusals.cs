namespace Xinjing.Serverless.Hotline;

/// <summary>Every reason to refuse a whole batch. The codes are part of the public contract.</summary>
internal static class BatchRefusals
{
    private const int MostSeen = 50;

    public static BatchRefusedException TooLarge(long mostBytes) =>
        new(BatchRefusalKind.TooLarge, "batch-too-large", $"A batch takes {mostBytes >> 20} MB. Send it in parts; a row that is in two of them is one case.");

    public static BatchRefusedException TooManyRows() => new(
        BatchRefusalKind.NotUsable, "batch-too-many-rows", $"A batch takes {HotlinePages.MostRows:N0} rows. Send it in parts; a row that is in two of them is one case.");

    public static BatchRefusedException Empty() =>
        new(BatchRefusalKind.NotUsable, "batch-empty", "The request has no body, or no row with headers. Send the file's bytes as the body, without a form around them.");

    public static BatchRefusedException MediaType(string mediaType) => new(
        BatchRefusalKind.TypeNotSupported, "batch-type-not-supported", $"'{mediaType}' is not taken. Send CSV, XLSX or JSON as the body itself, without a form around it.");

    public static BatchRefusedException TypeNotKnown(string what) => new(
        BatchRefusalKind.TypeNotSupported, "batch-type-not-supported", $"The content is {what}. Send CSV in UTF-8 or GB18030, XLSX, or a JSON array of objects.");

    public static BatchRefusedException Unreadable(string why) => new(BatchRefusalKind.NotUsable, "batch-unreadable", why);

    public static BatchRefusedException WrongHeader(IReadOnlyList<string> missing, IReadOnlyList<string> seen) => new(
        BatchRefusalKind.NotUsable,
        "batch-header-wrong",
        $"No column for {string.Join("; ", missing)}. The file has {string.Join(", ", seen.Take(MostSeen))}. Rename a column, or add its header to the reference data hotline-columns.")
    {
        MissingColumns = missing,
        SeenColumns = [.. seen.Take(MostSeen)],
    };
}
