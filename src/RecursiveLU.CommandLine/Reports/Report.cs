using System.Globalization;
using System.Text;
using RecursiveLU.CommandLine.Files;
using Spectre.Console;

namespace RecursiveLU.CommandLine.Reports;

/// <summary>Names with their values: a table on a terminal, or else a line "name: value" of each.</summary>
internal sealed class Report
{
    private readonly List<(string Name, string Value)> _lines = [];

    /// <summary>Appends a line.</summary>
    public Report Add(string name, string value)
    {
        _lines.Add((name, value));
        return this;
    }

    /// <summary>Appends a line with a number that is measured or estimated: three digits of it.</summary>
    public Report Add(string name, double value) => Add(name, value.ToString("g3", CultureInfo.InvariantCulture));

    /// <summary>Writes the report to standard error: beside a result.</summary>
    public void WriteBeside()
    {
        if (Console.IsErrorRedirected)
        {
            Console.Error.Write(Text());
        }
        else
        {
            Terminal.Error.Write(Table());
        }
    }

    /// <summary>Writes the report to standard output: as the result.</summary>
    public void Write()
    {
        if (Console.IsOutputRedirected)
        {
            OutputFile.WriteToPipe(stream => stream.Write(Encoding.UTF8.GetBytes(Text())));
        }
        else
        {
            Terminal.Output.Write(Table());
        }
    }

    private string Text() => string.Concat(_lines.Select(line => $"{line.Name}: {line.Value}\n"));

    private Table Table()
    {
        Table table = new Table().HideHeaders().Border(TableBorder.Rounded).AddColumn(string.Empty).AddColumn(string.Empty);
        foreach ((string name, string value) in _lines)
        {
            table.AddRow(new Text(name), new Text(value));
        }

        return table;
    }
}
