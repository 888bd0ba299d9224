namespace RecursiveLU.CommandLine.Errors;

/// <summary>Ends the command with a line on standard error.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="message">The line.</param>
internal class Failure(int exitCode, string message) : Exception(message)
{
    /// <summary>Gets the exit status of the process.</summary>
    public int ExitCode { get; } = exitCode;
}
