using System.Runtime.InteropServices;

namespace RecursiveLU.CommandLine.Files;

/// <summary>Why the system refused a file.</summary>
/// <remarks>The runtime's own texts are left out of the program: they would take as much room as all readers.</remarks>
internal static class Reason
{
    /// <summary>In the system's words where the runtime keeps its number.</summary>
    public static string Of(Exception problem) => problem switch
    {
        FileNotFoundException => "there is no such file",
        DirectoryNotFoundException => "there is no such folder",
        UnauthorizedAccessException => "permission denied, or it is a folder",
        PathTooLongException => "the name is too long",
        // How a file stream says that the system has a limit for files (EFBIG).
        ArgumentOutOfRangeException => "it would be larger than a file may be here",
        InvalidDataException => "its compressed data is damaged",
        IOException when problem.HResult is > 0 and < 4096 => Marshal.GetPInvokeErrorMessage(problem.HResult),
        _ => problem.GetType().Name,
    };
}
