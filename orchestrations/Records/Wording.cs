namespace Xinjing.Serverless.Records;

/// <summary>What the words of any command have to satisfy.</summary>
internal static class Wording
{
    /// <summary>Characters (UTF-16) of one text: a log row holds it with room to spare.</summary>
    public const int MaxLength = 4_000;

    /// <summary>Characters of a name, an id or an address.</summary>
    public const int MaxLineLength = 200;

    /// <summary>Characters of a text that the record shows as long as it is open: the snapshot row holds all of them.</summary>
    public const int MaxKeptLength = 500;

    public static Decision? Absent(string field, object? value) =>
        value is null ? Decision.Invalid("field-missing", $"'{field}' must be given here.") : null;

    public static Decision? Missing(string field, string? text, int most = MaxLength) =>
        string.IsNullOrWhiteSpace(text) ? Decision.Invalid("field-missing", $"'{field}' must be given here.") : TooLong(field, text, most);

    public static Decision? TooLong(string field, string? text, int most = MaxLength) =>
        text?.Length > most ? Decision.Invalid("field-too-long", $"'{field}' takes {most} characters.") : null;
}
