using System.Globalization;
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

    /// <summary>Appends a line with a count.</summary>
    public Report Add(string name, long value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Appends a line with a number that is measured or estimated: three digits of it.</summary>
    public Report Add(string name, double value) => Add(name, value.ToString("g3", CultureInfo.InvariantCulture));

    /// <summary>Writes the report.</summary>
    /// <param name="isResult">Whether it is the result, for standard output, or is beside one, for standard error.</param>
    public void Write(bool isResult)
    {
        bool isRedirected = isResult ? Console.IsOutputRedirected : Console.IsErrorRedirected;
        if (!isRedirected)
        {
            (isResult ? Terminal.Output : Terminal.Error).Write(Table());
        }
        else if (isResult)
        {
            OutputFile.WriteText(Text());
        }
        else
        {
            Console.Error.Write(Text());
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
