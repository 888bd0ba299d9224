using System.Globalization;
using System.Numerics;
using RecursiveLU;
using RecursiveLU.Sizes;

namespace Tuner;

/// <summary>Coordinate search: one field after another takes its best value, while the others stay.</summary>
internal sealed class Search<T>(Plan plan)
    where T : unmanaged, INumberBase<T>
{
    /// <summary>What a value must gain to replace another one; less is noise.</summary>
    private const double Gain = 1.01;

    private Tuning _tuning = Tuning.For<T>();

    /// <summary>Searches and prints; false if a tuning changed a result.</summary>
    public bool Run()
    {
        for (int sweep = 0; sweep < plan.Sweeps; sweep++)
        {
            Tuning before = _tuning;
            foreach (Field field in Field.All)
            {
                if (field.IsForThreads && Lu.Threads == 1)
                {
                    Console.WriteLine($"{field.Name}: needs more than one thread, left alone.");
                    Console.WriteLine();
                }
                else if (!Improve(field))
                {
                    return false;
                }
            }

            if (_tuning == before)
            {
                break;
            }
        }

        Console.WriteLine("For src/RecursiveLU/Sizes/Tuning.cs:");
        Console.WriteLine();
        foreach (Field field in Field.All)
        {
            Console.WriteLine($"    {field.Name} = {Number(field.Get(_tuning))},");
        }

        Console.WriteLine();
        return true;
    }

    private static string Number(long value) =>
        value < 10_000 ? $"{value}" : value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    private bool Improve(Field field)
    {
        long[] values = field.Candidates(_tuning, plan.Factors);
        int present = Array.IndexOf(values, field.Get(_tuning));
        Tuning[] candidates = [.. values.Select(value => field.With(_tuning, value))];
        var rates = new double[plan.Sizes.Length][];
        for (int i = 0; i < plan.Sizes.Length; i++)
        {
            using var trial = new Trial<T>(plan.Sizes[i], field.IsForThreads);
            int wrong = Array.FindIndex([_tuning, .. candidates], candidate => !trial.Agrees(candidate));
            if (wrong >= 0)
            {
                string culprit = $"{field.Name} = {values[Math.Max(0, wrong - 1)]}";
                Console.Error.WriteLine($"{culprit} changes the result at n = {plan.Sizes[i]}: a defect.");
                return false;
            }

            rates[i] = Measure(trial, candidates);
        }

        double[] means = [.. values.Select((_, c) => Mean(rates, c, present))];
        int best = Array.IndexOf(means, means.Max());
        best = means[best] >= Gain ? best : present;
        Print(field, values, rates, means, present, best);
        _tuning = candidates[best];
        return true;
    }

    /// <summary>The median rate of each candidate; they take turns.</summary>
    private double[] Measure(Trial<T> trial, Tuning[] candidates)
    {
        List<double>[] rates = [.. candidates.Select(_ => new List<double>())];
        for (int repetition = 0; repetition < plan.Repetitions; repetition++)
        {
            for (int c = 0; c < candidates.Length; c++)
            {
                rates[c].Add(trial.Rate(candidates[c]));
            }
        }

        return [.. rates.Select(Median)];
    }

    /// <summary>The geometric mean over all orders of what a candidate gains over the present value.</summary>
    private static double Mean(double[][] rates, int candidate, int present) =>
        Math.Exp(rates.Average(row => Math.Log(row[candidate] / row[present])));

    private void Print(Field field, long[] values, double[][] rates, double[] means, int present, int best)
    {
        const int Wide = 12;
        string Row(string first, IEnumerable<string> cells) =>
            first.PadRight(Wide) + string.Concat(cells.Select(cell => cell.PadLeft(8)));

        Console.WriteLine(field.Name + (field.IsForThreads ? $", {Lu.Threads} threads" : string.Empty));
        Console.WriteLine(Row("  n", plan.Sizes.Select(n => $"{n}").Append("mean")));
        for (int c = 0; c < values.Length; c++)
        {
            IEnumerable<string> cells = rates.Select(row => $"{row[c]:F1}").Append($"{means[c]:F3}");
            string mark = (c == best ? "  best" : string.Empty) + (c == present ? "  present" : string.Empty);
            Console.WriteLine(Row($"  {Number(values[c])}", cells) + mark);
        }

        Console.WriteLine();
    }
}
