namespace Tuner;

/// <summary>What to measure.</summary>
/// <param name="Sizes">Orders of the matrices.</param>
/// <param name="Repetitions">How often each candidate is timed at each order.</param>
/// <param name="Sweeps">How often the search goes through all fields, at most.</param>
/// <param name="Factors">The candidates for a field, as multiples of its present value.</param>
internal sealed record Plan(int[] Sizes, int Repetitions, int Sweeps, double[] Factors)
{
    /// <summary>Makes the plan for the options of the command line.</summary>
    public static Plan Make(bool quick, int[] sizes)
    {
        int[] usual = quick ? [64, 256, 1000] : [32, 64, 100, 128, 200, 256, 500, 1000, 2000];
        return new Plan(
            sizes.Length > 0 ? [.. sizes.Distinct().Order()] : usual,
            Repetitions: quick ? 7 : 15,
            Sweeps: quick ? 1 : 3,
            Factors: quick ? [0.5, 1, 2] : [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4]);
    }
}
