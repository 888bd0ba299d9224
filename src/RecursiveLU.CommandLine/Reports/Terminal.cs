using Spectre.Console;

namespace RecursiveLU.CommandLine.Reports;

/// <summary>What a person sees while the program runs.</summary>
internal static class Terminal
{
    private static readonly Lazy<IAnsiConsole> s_error = new(() => Console(System.Console.Error));
    private static readonly Lazy<IAnsiConsole> s_output = new(() => Console(System.Console.Out));

    /// <summary>Gets standard error.</summary>
    public static IAnsiConsole Error => s_error.Value;

    /// <summary>Gets standard output.</summary>
    public static IAnsiConsole Output => s_output.Value;

    /// <summary>Does a step; says which on standard error if that is a terminal.</summary>
    /// <param name="what">The step, as in "factoring".</param>
    /// <param name="step">Runs on the calling thread.</param>
    public static T Step<T>(string what, Func<T> step)
    {
        if (System.Console.IsErrorRedirected)
        {
            return step();
        }

        return Error.Status().Start(Markup.Escape(what), _ => step());
    }

    /// <summary>Does a step for each item; shows how many are done on standard error if that is a terminal.</summary>
    /// <remarks>Nothing is drawn while a step runs: it may be measured.</remarks>
    public static void Each<T>(string what, IReadOnlyCollection<T> items, Action<T> step)
    {
        if (System.Console.IsErrorRedirected)
        {
            foreach (T item in items)
            {
                step(item);
            }

            return;
        }

        Error.Progress().AutoRefresh(false).AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(what), maxValue: items.Count);
            foreach (T item in items)
            {
                context.Refresh();
                step(item);
                task.Increment(1);
            }
        });
    }

    private static IAnsiConsole Console(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
