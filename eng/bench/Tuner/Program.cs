using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using RecursiveLU;
using RecursiveLU.Sizes;

namespace Tuner;

/// <summary>The command line.</summary>
internal static class Program
{
    private const int MaximumOrder = 8192;

    private static readonly Dictionary<string, Func<Plan, bool>> Searches = new()
    {
        ["f64"] = plan => new Search<double>(plan).Run(),
        ["f32"] = plan => new Search<float>(plan).Run(),
        ["c128"] = plan => new Search<Complex>(plan).Run(),
        ["c64"] = plan => new Search<Complex64>(plan).Run(),
    };

    public static int Main(string[] args)
    {
        var types = new Option<string[]>("--types")
        {
            Description = "Element types, with commas between them.",
            HelpName = "LIST",
            CustomParser = result =>
                List(result, string.Join(", ", Searches.Keys), text => Searches.ContainsKey(text) ? text : null),
            DefaultValueFactory = _ => ["f64", "f32"],
        };
        var sizes = new Option<string[]>("--n")
        {
            Description = "Orders of the matrices (default: 32 to 2000; with --quick 64,256,1000).",
            HelpName = "LIST",
            CustomParser = result => List(result, $"numbers from 1 to {MaximumOrder}", Order),
        };
        var quick = new Option<bool>("--quick") { Description = "Few orders, few candidates, few repetitions." };
        var vectors = new Option<int?>("--vectors")
        {
            HelpName = "BITS",
            Description = "Do nothing unless vectors of that many bits are the widest ones in use.",
        };
        var command = new RootCommand("Measures which block sizes suit this machine, one field of Tuning after another.")
        {
            types, sizes, quick, vectors,
        };
        command.SetAction(options =>
        {
            if (options.GetValue(vectors) is int wanted && wanted != VectorWidth.Bits)
            {
                Console.WriteLine($"Vectors of {wanted} bits: not here, {VectorWidth.Bits} bits are used instead.");
                return 0;
            }

            int[] orders = [.. (options.GetValue(sizes) ?? []).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
            Plan plan = Plan.Make(options.GetValue(quick), orders);
            return options.GetValue(types)!.Distinct().All(type => Tune(type, plan)) ? 0 : 1;
        });
        return command.Parse(args).Invoke();
    }

    /// <summary>The parts of an option's argument, between commas; an error if one of them is not wanted.</summary>
    private static string[] List(ArgumentResult result, string wanted, Func<string, string?> accept)
    {
        string text = result.Tokens[0].Value;
        string?[] parts = [.. text.Split(',').Select(accept)];
        if (parts.Contains(null))
        {
            result.AddError($"'{text}' is not a list of {wanted} with commas between them.");
        }

        return [.. parts.OfType<string>()];
    }

    private static string? Order(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n is >= 1 and <= MaximumOrder
            ? text
            : null;

    private static bool Tune(string type, Plan plan)
    {
        Console.WriteLine($"# {type}, vectors of {VectorWidth.Bits} bits, GFLOP/s (median)");
        Console.WriteLine();
        return Searches[type](plan);
    }
}
