using System.Runtime.InteropServices;
using System.Text;
using RecursiveLU.CommandLine.Errors;

namespace RecursiveLU.CommandLine.Files;

/// <summary>Where a result goes: to a file, which is there whole or not at all, or to standard output.</summary>
internal static class OutputFile
{
    /// <summary>Devices and the like are written to as they are.</summary>
    private const string Devices = "/dev/";

    /// <summary>Refuses, before work begins, a file that will not be written.</summary>
    /// <exception cref="FileFailure">It is there already and may not be replaced, or its folder is missing.</exception>
    public static void Check(string path, bool force)
    {
        if (IsDevice(path))
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw new FileFailure(path, "cannot be written: it is a folder");
        }

        if (!force && File.Exists(path))
        {
            throw new FileFailure(path, "is there already; --force replaces it");
        }

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new FileFailure(path, "cannot be written: there is no such folder");
        }
    }

    /// <summary>Writes a file, under another name until it is whole.</summary>
    /// <exception cref="FileFailure">It cannot be written.</exception>
    public static void Write(string path, bool force, Action<Stream> write)
    {
        if (path == MatrixFiles.Pipe)
        {
            WriteToPipe(write);
            return;
        }

        try
        {
            if (IsDevice(path))
            {
                using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
                write(device);
            }
            else
            {
                WriteWhole(FinalTarget(path), force, write);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new FileFailure(path, !force && File.Exists(path)
                ? "is there already; --force replaces it"
                : $"cannot be written: {Reason.Of(e)}");
        }
    }

    /// <summary>Writes a text to standard output.</summary>
    /// <exception cref="Failure">Nobody reads it.</exception>
    public static void WriteText(string text) => WriteToPipe(stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static void WriteToPipe(Action<Stream> write)
    {
        using var output = new StandardOutput();
        using var buffer = new BufferedStream(output, 1 << 16);
        write(buffer);
    }

    private static void WriteWhole(string path, bool force, Action<Stream> write)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");

        // What ends the process ends the unfinished file first.
        PosixSignal[] ends = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];
        PosixSignalRegistration[] registrations = [.. ends.Select(
            signal => PosixSignalRegistration.Create(signal, _ => File.Delete(unfinished)))];
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (force && File.Exists(path))
            {
                File.SetUnixFileMode(unfinished, File.GetUnixFileMode(path));
            }

            File.Move(unfinished, path, overwrite: force);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
        finally
        {
            Array.ForEach(registrations, registration => registration.Dispose());
        }
    }

    private static string FinalTarget(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    private static bool IsDevice(string path) => path == MatrixFiles.Pipe || path.StartsWith(Devices, StringComparison.Ordinal);
}
