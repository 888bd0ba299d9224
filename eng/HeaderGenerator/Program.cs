using System.CommandLine;
using System.Xml;
using HeaderGenerator.Model;

namespace HeaderGenerator;

/// <summary>The command line.</summary>
internal static class Program
{
    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs the tool.</summary>
    /// <returns>0; or 1, and then the reason was written to <paramref name="error"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var assembly = new Option<string>("--assembly")
        {
            Required = true,
            Description = "The compiled export assembly.",
        };
        var xml = new Option<string?>("--xml")
        {
            Description = "Its documentation file; by default the assembly's path with the extension .xml.",
        };
        var header = new Option<string?>("--header") { Description = "The C header to write." };
        var pinvoke = new Option<string?>("--pinvoke") { Description = "The C# file to write." };
        var front = new Option<string?>("--front") { Description = "The list of functions to write for the C code in front." };
        var man = new Option<string?>("--man") { Description = "The folder for man pages, which get a folder man3 in it." };
        var check = new Option<bool>("--check")
        {
            Description = "Write nothing; exit with 1 if a file is not equal to a fresh one.",
        };
        var command = new RootCommand("Writes the C header, the P/Invoke class, the front's list and man pages of an assembly of C exports.")
        {
            assembly, xml, header, pinvoke, front, man, check,
        };
        Option<string?>[] outputs = [header, pinvoke, front, man];
        command.Validators.Add(result =>
        {
            if (outputs.All(option => result.GetResult(option) is null))
            {
                result.AddError("Nothing to write: --header, --pinvoke, --front or --man is missing.");
            }
        });
        command.SetAction(options => Guarded(error, () =>
        {
            string assemblyPath = options.GetRequiredValue(assembly);
            string xmlPath = options.GetValue(xml) ?? Path.ChangeExtension(assemblyPath, ".xml");
            GeneratedFiles files = Generator.Generate(assemblyPath, xmlPath);
            List<(string Path, string Text)> targets = [];
            foreach ((Option<string?> option, string text) in
                new[] { (header, files.Header), (pinvoke, files.PInvoke), (front, files.Front) })
            {
                if (options.GetValue(option) is { } path)
                {
                    targets.Add((path, text));
                }
            }

            if (options.GetValue(man) is { } folder)
            {
                targets.AddRange(Generator.GenerateManPages(assemblyPath, xmlPath)
                    .Select(page => (Path.Combine(folder, "man3", page.File), page.Text)));
            }

            return options.GetValue(check) ? Check(targets, error) : Write(targets);
        }));
        return command.Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = error });
    }

    private static int Guarded(TextWriter error, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception problem) when (problem
            is GenerationException or IOException or UnauthorizedAccessException or BadImageFormatException or XmlException)
        {
            foreach (string line in problem.Message.Split('\n'))
            {
                error.WriteLine($"error: {line}");
            }

            return 1;
        }
    }

    private static int Check(List<(string Path, string Text)> targets, TextWriter error)
    {
        string[] differences = [.. targets
            .Select(target => DriftCheck.FirstDifference(target.Path, target.Text))
            .OfType<string>()];
        Array.ForEach(differences, error.WriteLine);
        return differences.Length == 0 ? 0 : 1;
    }

    private static int Write(List<(string Path, string Text)> targets)
    {
        foreach ((string path, string text) in targets)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, text, System.Text.Encoding.ASCII);
        }

        return 0;
    }
}
