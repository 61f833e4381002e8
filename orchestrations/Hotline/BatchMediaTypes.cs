namespace Xinjing.Serverless.Hotline;

/// <summary>What a client may call its batch. Spreadsheet programs and browsers call a CSV many things, so the content decides.</summary>
internal static class BatchMediaTypes
{
    private static readonly string[] Taken =
    [
        "text/csv",
        "application/csv",
        "text/plain",
        "application/json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel",
        "application/octet-stream",
    ];

    /// <exception cref="BatchRefusedException">It names something else, such as a form.</exception>
    public static void Check(string? mediaType)
    {
        if (string.IsNullOrWhiteSpace(mediaType)) return;
        var name = mediaType.Split(';')[0].Trim();
        if (!Taken.Contains(name, StringComparer.OrdinalIgnoreCase)) throw BatchRefusals.MediaType(name.Length <= 100 ? name : name[..100]);
    }
}
