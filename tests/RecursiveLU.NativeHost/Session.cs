using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.NativeHost;

/// <summary>Answers commands, one line each.</summary>
internal sealed class Session(LuLibrary library, GcStorm? gcStorm)
{
    private long _answers;

    /// <summary>A text without line ends.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>Answers until <c>quit</c>, an error, or the end of the input; gives the exit code.</summary>
    public int Run(StreamReader input, StreamWriter output)
    {
        while (input.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            if (words is ["quit"])
            {
                output.WriteLine($"bye {Wire.Number(_answers)}");
                return Wire.Success;
            }

            try
            {
                string answer = Answer(words);
                _answers++;
                output.WriteLine($"ok {answer}");
            }
            catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or InvalidDataException)
            {
                output.WriteLine($"error {OneLine(e.Message)}");
                return Wire.Error;
            }
        }

        return Wire.EndOfInput;
    }

    private string Answer(string[] words) => words switch
    {
        ["factor", "f64", ..] => Factor<double>(words.AsSpan(2)),
        ["factor", "f32", ..] => Factor<float>(words.AsSpan(2)),
        ["strided", "f64", ..] => Strided<double>(words.AsSpan(2)),
        ["strided", "f32", ..] => Strided<float>(words.AsSpan(2)),
        ["solve", "f64", ..] => Solve<double>(words.AsSpan(2)),
        ["solve", "f32", ..] => Solve<float>(words.AsSpan(2)),
        ["version"] => library.Version(),
        ["isa"] => library.Isa(),
        ["threads"] => Wire.Number(library.GetThreads()),
        ["set-threads", var count] => Wire.Number(library.SetThreads(checked((int)Wire.Number(count)))),
        ["collections"] => Wire.Number(gcStorm?.Collections ?? 0),
        ["storm", var tasks, var rounds] =>
            Storm.Run(library, checked((int)Wire.Number(tasks)), checked((int)Wire.Number(rounds))).ToString(),
        _ => throw new FormatException($"Unknown command {words[0]}."),
    };

    private string Factor<T>(ReadOnlySpan<string> words)
        where T : unmanaged, INumberBase<T>
    {
        Expect(words, 5);
        var a = new GuardedArray<T>(Wire.Decode<T>(words[3]));
        var ipiv = new GuardedArray<long>(Wire.Decode<long>(words[4]));
        long info = library.Factor(words[0], a.Inside, Wire.Number(words[1]), Wire.Number(words[2]), ipiv.Inside);
        return Factored(info, a, ipiv);
    }

    private string Strided<T>(ReadOnlySpan<string> words)
        where T : unmanaged, INumberBase<T>
    {
        Expect(words, 6);
        var a = new GuardedArray<T>(Wire.Decode<T>(words[4]));
        var ipiv = new GuardedArray<long>(Wire.Decode<long>(words[5]));
        uint flags = checked((uint)Wire.Number(words[3]));
        long info = library.Strided(
            a.Inside, Wire.Number(words[0]), Wire.Number(words[1]), Wire.Number(words[2]), ipiv.Inside, flags);
        return Factored(info, a, ipiv);
    }

    private string Solve<T>(ReadOnlySpan<string> words)
        where T : unmanaged, INumberBase<T>
    {
        Expect(words, 8);
        var b = new GuardedArray<T>(Wire.Decode<T>(words[7]));
        long info = library.Solve(
            checked((char)Wire.Number(words[0])), Wire.Number(words[1]), Wire.Number(words[2]),
            Wire.Decode<T>(words[5]), Wire.Number(words[3]), Wire.Decode<long>(words[6]), b.Inside, Wire.Number(words[4]));
        b.Check();
        return $"{Wire.Number(info)} {Wire.Encode<T>(b.Inside)}";
    }

    private static string Factored<T>(long info, GuardedArray<T> a, GuardedArray<long> ipiv)
        where T : unmanaged
    {
        a.Check();
        ipiv.Check();
        return $"{Wire.Number(info)} {Wire.Encode<T>(a.Inside)} {Wire.Encode<long>(ipiv.Inside)}";
    }

    private static void Expect(ReadOnlySpan<string> words, int count)
    {
        if (words.Length != count)
        {
            throw new FormatException($"{count} arguments expected, {words.Length} found.");
        }
    }
}
