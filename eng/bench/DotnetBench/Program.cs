using System.CommandLine;
using System.Runtime.InteropServices;
using DotnetBench;
using RecursiveLU.Interop;

var first = new Option<int>("--first") { Description = "Only time the first calls in this process, at an order.", Hidden = true };
var library = new Option<FileInfo>("--library") { Description = "The path of librecursivelu.so.", Required = true };
var processes = new Option<int>("--processes")
{
    Description = "How many processes each median is of.",
    DefaultValueFactory = _ => 9,
};
var command = new RootCommand(
    "Times the first calls of the managed library, each in fresh processes, and the Math.NET provider beside Math.NET's own.")
{
    first, library, processes,
};
command.SetAction(options =>
{
    if (options.GetValue(first) > 0)
    {
        Console.WriteLine(string.Join(' ', FirstCalls.Time(options.GetValue(first))));
        return;
    }

    string path = options.GetValue(library)!.FullName;
    NativeLibrary.SetDllImportResolver(
        typeof(RecursiveLuNative).Assembly,
        (name, _, _) => name == RecursiveLuNative.Library ? NativeLibrary.Load(path) : 0);
    FirstCalls.Print(path, options.GetValue(processes));
    Console.WriteLine();
    Providers.Print();
});
return command.Parse(args).Invoke();
