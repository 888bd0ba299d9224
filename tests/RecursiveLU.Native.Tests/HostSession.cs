using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>A separate process that has loaded the library and calls it for the tests.</summary>
internal sealed class HostSession : ILuAbi
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StreamWriter _input;
    private readonly StreamReader _output;
    private long _answers;
    private bool _over;

    /// <summary>Starts the process.</summary>
    /// <param name="library">The library's path.</param>
    /// <param name="gcStorm">Whether the process collects garbage all the time.</param>
    /// <param name="environment">Variables of the process; null removes one.</param>
    public HostSession(string library, bool gcStorm = false, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "RecursiveLU.NativeHost.dll"));
        start.ArgumentList.Add(library);
        if (gcStorm)
        {
            start.ArgumentList.Add("--gc-storm");
        }

        // What the tests' own process was told must not decide what the host does.
        start.Environment.Remove("RECURSIVE_LU_ISA");
        start.Environment.Remove("RECURSIVE_LU_NUM_THREADS");
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;

        // Lines may be megabytes long.
        _input = new StreamWriter(_process.StandardInput.BaseStream, bufferSize: 1 << 16);
        _output = new StreamReader(_process.StandardOutput.BaseStream, bufferSize: 1 << 16);
    }

    /// <summary>Sends a line and gives the one that comes back, null at the end of the output.</summary>
    public string? Exchange(string line)
    {
        bool late = false;
        using var watch = new Timer(_ => KillLate(ref late), null, s_limit, Timeout.InfiniteTimeSpan);
        try
        {
            _input.Write(line);
            _input.Write('\n');
            _input.Flush();
        }
        catch (IOException)
        {
            // The process is gone; its last words may still be there.
        }

        string? answer = _output.ReadLine();
        if (Volatile.Read(ref late))
        {
            throw new TimeoutException($"No answer to {line[..Math.Min(60, line.Length)]}.");
        }

        return answer;
    }

    /// <summary>Sends a command that must succeed; gives the words of its answer.</summary>
    public string[] Command(string line, int words)
    {
        string? answer = Exchange(line);
        if (answer is null)
        {
            throw new InvalidOperationException($"The host process died with exit code {ExitCode()}.");
        }

        string[] parts = answer.Split(' ');
        if (parts[0] != "ok" || parts.Length != words + 1)
        {
            throw new InvalidOperationException($"The host process answered: {answer[..Math.Min(300, answer.Length)]}");
        }

        _answers++;
        return parts[1..];
    }

    /// <summary>Closes the process's input and waits for its end.</summary>
    public int ExitCode()
    {
        _over = true;
        try
        {
            _input.Close();
        }
        catch (IOException)
        {
            // What was left to write has no reader any more.
        }

        if (!_process.WaitForExit(s_limit))
        {
            _process.Kill();
            throw new TimeoutException("The host process does not end.");
        }

        return _process.ExitCode;
    }

    /// <summary>Ends the process in good order, if that was not done: its count of answers and its exit code must be
    /// right.</summary>
    public void Dispose()
    {
        if (!_over)
        {
            string? farewell = Exchange("quit");
            int exitCode = ExitCode();
            if (farewell != $"bye {Wire.Number(_answers)}" || exitCode != Wire.Success)
            {
                throw new InvalidOperationException(
                    $"After {_answers} answers the host said '{farewell}', exit code {exitCode}.");
            }
        }

        _output.Dispose();
        _process.Dispose();
    }

    /// <inheritdoc/>
    public long Factor<T>(string symbol, Span<T> a, long m, long n, Span<long> ipiv)
        where T : unmanaged, INumberBase<T> =>
        Factored($"factor {Wire.Type<T>()} {symbol} {m} {n}", a, ipiv);

    /// <inheritdoc/>
    public long Strided<T>(Span<T> a, long m, long n, long lda, Span<long> ipiv, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Factored($"strided {Wire.Type<T>()} {m} {n} {lda} {flags}", a, ipiv);

    /// <inheritdoc/>
    public long Solve<T>(
        char trans, long n, long nrhs, ReadOnlySpan<T> lu, long lda, ReadOnlySpan<long> ipiv, Span<T> b, long ldb)
        where T : unmanaged, INumberBase<T>
    {
        string head = $"solve {Wire.Type<T>()} {(int)trans} {n} {nrhs} {lda} {ldb}";
        string[] answer = Command($"{head} {Wire.Encode(lu)} {Wire.Encode(ipiv)} {Wire.Encode<T>(b)}", 2);
        CopyBack(answer[1], b);
        return Wire.Number(answer[0]);
    }

    /// <inheritdoc/>
    public string Version() => Command("version", 1)[0];

    /// <inheritdoc/>
    public string Isa() => Command("isa", 1)[0];

    /// <inheritdoc/>
    public int GetThreads() => checked((int)Wire.Number(Command("threads", 1)[0]));

    /// <inheritdoc/>
    public long SetThreads(int threads) => Wire.Number(Command($"set-threads {Wire.Number(threads)}", 1)[0]);

    private void KillLate(ref bool late)
    {
        Volatile.Write(ref late, true);
        _process.Kill();
    }

    private long Factored<T>(FormattableString head, Span<T> a, Span<long> ipiv)
        where T : unmanaged
    {
        string line = head.ToString(CultureInfo.InvariantCulture);
        string[] answer = Command($"{line} {Wire.Encode<T>(a)} {Wire.Encode<long>(ipiv)}", 3);
        CopyBack(answer[1], a);
        CopyBack(answer[2], ipiv);
        return Wire.Number(answer[0]);
    }

    private static void CopyBack<T>(string word, Span<T> target)
        where T : unmanaged
    {
        T[] data = Wire.Decode<T>(word);
        if (data.Length != target.Length)
        {
            throw new InvalidOperationException($"{target.Length} elements expected, {data.Length} came back.");
        }

        data.CopyTo(target);
    }
}
