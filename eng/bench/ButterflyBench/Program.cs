using System.Globalization;

namespace ButterflyBench;

/// <summary>Times the transform of random butterflies alone, and memcpy: <c>ButterflyBench TYPE N SECONDS</c>, TYPE f64 or f32, prints
/// <c>result TRANSFORM MEMCPY</c>, the shortest seconds of each.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args.Length != 3 || args[0] is not ("f64" or "f32")
            || !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out int n) || n < 192
            || !double.TryParse(args[2], CultureInfo.InvariantCulture, out double seconds))
        {
            Console.Error.WriteLine("usage: ButterflyBench f64|f32 N SECONDS, N at least 192");
            return 2;
        }

        (double transform, double copy) = args[0] == "f64"
            ? new Comparison<double>(n).Run(seconds)
            : new Comparison<float>(n).Run(seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"result {transform:e6} {copy:e6}"));
        return 0;
    }
}
