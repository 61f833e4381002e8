namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>The worker ended while it was at this: nobody knows how far it came, so whoever asked must repeat or say so.</summary>
public sealed class WorkerLostException() : Exception("The worker ended before it answered.");

/// <summary>The function threw. <see cref="Exception.Message"/> is the worker's text: type, message and stack.</summary>
public sealed class FunctionFailedException(string function, string message, string? exceptionType = null, string? stackTrace = null)
    : Exception(message)
{
    public string Function { get; } = function;

    /// <summary>The exception's type, where the worker says it.</summary>
    public string? ExceptionType { get; } = exceptionType;

    /// <summary>Where in the worker it was thrown.</summary>
    public string? WorkerStackTrace { get; } = stackTrace;
}
