namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>Bytes that a package may still unfold into; what it says of itself is not believed.</summary>
internal sealed class UnfoldingBudget(long bytes)
{
    private readonly long _all = bytes;
    private long _left = bytes;

    /// <exception cref="BatchRefusedException">There is nothing left.</exception>
    public void Spend(int read)
    {
        _left -= read;
        if (_left < 0) throw BatchRefusals.Unreadable($"The workbook unfolds into more than {_all >> 20} MB. Send it as CSV, or in parts.");
    }
}

/// <summary>A part of a package, read against the budget of the whole.</summary>
internal sealed class BoundedRead(Stream part, UnfoldingBudget budget) : OneWayStream
{
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = part.Read(buffer);
        budget.Spend(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) part.Dispose();
        base.Dispose(disposing);
    }
}
