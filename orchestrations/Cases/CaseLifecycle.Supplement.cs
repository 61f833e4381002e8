using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>Characters of a description with everything that was added to it.</summary>
    private const int MaxDescription = 8_000;

    private Decision Supplement(CaseState state, Supplement command)
    {
        if (command is { Note: null, Address: null, Location: null }) return Invalid("field-missing", "At least one of 'note', 'address' and 'location' must be given here.");
        if (state.Description.Length + command.Note?.Length > MaxDescription) return Invalid("field-too-long", $"A description takes {MaxDescription} characters with everything that is added to it.");
        var grid = state.Grid ?? (command.Location is { } point ? dispatcher.GridAt(point)?.Code : null);
        var isSealed = !state.ReporterErased && HoldsNumbers(command.Note, command.Address);
        return Decision.Of(new ReportSupplemented(Masked(command.Note), Masked(command.Address), command.Location, grid, isSealed));
    }

    /// <summary>What was known stays; only what was not yet known is filled in.</summary>
    private static CaseState Supplemented(CaseState state, ReportSupplemented added) => state with
    {
        Description = added.Note is { } note ? $"{state.Description}\n{note}" : state.Description,
        Address = state.Address ?? added.Address,
        Location = state.Location ?? added.Location,
        Grid = state.Grid ?? added.Grid,
        HasSealedWords = state.HasSealedWords || added.HasSealedWords,
    };
}
