using System.Text.Json;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Storage;

/// <summary>A message that became no case, or could not be said.</summary>
public sealed record DeadLetter
{
    /// <summary>Name of the blob that keeps it: source, day, and time with the message's id.</summary>
    public required string Id { get; init; }

    /// <summary>The queue it came from.</summary>
    public required string Source { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Stable, kebab-case.</summary>
    public required string Code { get; init; }

    /// <summary>For people: what to change before it is sent again.</summary>
    public required string Reason { get; init; }

    /// <summary>As it was sent: citizens' names and phones, maybe. It is stored sealed, and in no list.</summary>
    public string? Body { get; init; }

    /// <summary>Who has read the body, the first first.</summary>
    public IReadOnlyList<LetterReading> Readings { get; init => field = value ?? []; } = [];
}

/// <param name="By"><c>sub</c> of the admin.</param>
/// <param name="At">UTC.</param>
public sealed record LetterReading(string By, DateTimeOffset At, string Purpose);

/// <summary>One page of the list, without bodies.</summary>
/// <param name="Continuation">Opaque; <c>null</c> on the last page.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, string? Continuation);

/// <summary>A letter as its blob has it.</summary>
/// <param name="Letter"><c>null</c> in a blob that was written before bodies were sealed: there it is the whole blob.</param>
internal sealed record StoredLetter(DeadLetter? Letter, string SealedBody);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredLetter))]
[JsonSerializable(typeof(DeadLetter))]
internal sealed partial class DeadLetterJson : JsonSerializerContext;
