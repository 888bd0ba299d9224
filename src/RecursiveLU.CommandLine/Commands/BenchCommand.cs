using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using RecursiveLU.CommandLine.Benchmarks;
using RecursiveLU.CommandLine.Engine;
using RecursiveLU.CommandLine.Files;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.CommandLine.Reports;
using RecursiveLU.Interop;
using RecursiveLU.Protocol;
using Spectre.Console;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>bench: how fast factorizations of random matrices are here.</summary>
internal static class BenchCommand
{
    private const string Heading = "order,threads,seconds,gflops\n";

    private static readonly Option<string> s_type = new("--type")
    {
        Description = "The type of the elements",
        HelpName = "f64|f32|c128|c64",
        DefaultValueFactory = _ => "f64",
    };

    private static readonly Option<int[]> s_orders = new("--orders")
    {
        Description = "Orders of the matrices (default 100 200 400 800 1600)",
        HelpName = "N ...",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [100, 200, 400, 800, 1600],
    };

    private static readonly Option<double> s_seconds = new("--seconds")
    {
        Description = "How long to measure each order, of which the shortest time counts",
        HelpName = "S",
        DefaultValueFactory = _ => 0.5,
    };

    private static readonly Option<string?> s_svg = new("--svg")
    {
        Description = "Draw the plot into this file",
        HelpName = "FILE",
    };

    static BenchCommand()
    {
        s_type.AcceptOnlyFromAmong("f64", "f32", "c128", "c64");
        s_orders.Validators.Add(result => AddErrorIf(
            result, result.GetValueOrDefault<int[]>() is not { Length: > 0 } orders || orders.Any(order => order < 1),
            "--orders must be at least 1"));
        s_seconds.Validators.Add(result => AddErrorIf(
            result, result.GetValueOrDefault<double>() is not (>= 0 and <= 3600), "--seconds must be from 0 to 3600"));
    }

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new Command("bench", "Measure factorizations of random matrices, on one thread and on all")
        {
            s_type, s_orders, s_seconds, s_svg,
        };
        CommonOptions.AddForce(command);
        CommonOptions.AddComputing(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        string? svg = line.GetValue(s_svg);
        bool force = CommonOptions.IsForced(line);
        if (svg != null)
        {
            OutputFile.Check(svg, force);
        }

        Budget budget = CommonOptions.Prepare(line);
        ElementType type = Enum.Parse<ElementType>(line.GetRequiredValue(s_type), ignoreCase: true);
        int[] threads = [.. new[] { 1, LuLibrary.Threads }.Distinct()];
        int[] orders = [.. line.GetRequiredValue(s_orders).Distinct().Order()];
        foreach (int order in orders)
        {
            budget.Check($"order {order}", order, order, type.Bytes(), copies: 2);
        }

        var points = new List<Measurement>();
        (int Count, int Order)[] cases = [.. threads.SelectMany(count => orders.Select(order => (count, order)))];
        Terminal.Each("measuring", cases, item =>
        {
            LuLibrary.SetThreads(item.Count);
            points.Add(FactorTimer.Measure(budget, type, item.Order, line.GetValue(s_seconds)));
        });

        string title =
            $"LU of {line.GetValue(s_type)}, RecursiveLU {RecursiveLuNative.HeaderVersion}, {LuLibrary.Isa}";
        if (svg != null)
        {
            OutputFile.Write(svg, force, stream => stream.Write(Encoding.UTF8.GetBytes(SvgPlot.Draw(title, points))));
        }

        if (Console.IsOutputRedirected)
        {
            OutputFile.WriteText(Heading + string.Concat(points.Select(Text)));
        }
        else
        {
            Show(title, points);
        }

        return ExitCode.Success;
    }

    private static string Text(Measurement point) => string.Create(
        CultureInfo.InvariantCulture, $"{point.Order},{point.Threads},{point.Seconds:g6},{point.Gflops:g4}\n");

    /// <summary>Draws the plot on the terminal.</summary>
    private static void Show(string title, IReadOnlyList<Measurement> points)
    {
        Color[] colours = [Color.Blue, Color.Orange1];
        BarChart chart = new BarChart().Label($"GFLOP/s by order and threads: {Markup.Escape(title)}").LeftAlignLabel();
        int[] threads = [.. points.Select(point => point.Threads).Distinct()];
        foreach (Measurement point in points.OrderBy(point => point.Order).ThenBy(point => point.Threads))
        {
            string label = string.Create(CultureInfo.InvariantCulture, $"{point.Order} x{point.Threads}");
            chart.AddItem(label, Math.Round(point.Gflops, 2), colours[Array.IndexOf(threads, point.Threads)]);
        }

        Terminal.Output.Write(chart);
    }

    private static void AddErrorIf(OptionResult result, bool isWrong, string message)
    {
        if (isWrong)
        {
            result.AddError(message);
        }
    }
}
