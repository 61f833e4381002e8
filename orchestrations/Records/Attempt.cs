namespace Xinjing.Serverless.Records;

/// <summary>Work on one of many that must not keep the others waiting: what fails is written down, and somebody else does it later.</summary>
internal static class Attempt
{
    /// <param name="failed">Writes the failure down.</param>
    /// <param name="stopping">When the whole run ends; then so does this work, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Whether it succeeded.</returns>
    public static async Task<bool> SucceedsAsync(Func<Task> work, Action<Exception> failed, CancellationToken stopping = default)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            failed(failure);
            return false;
        }
    }
}
