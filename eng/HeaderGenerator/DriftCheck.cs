using System.Text;

namespace HeaderGenerator;

/// <summary>Compares a file with what it should be.</summary>
internal static class DriftCheck
{
    /// <summary>Says where the file begins to differ, or returns null if it is equal to the last byte.</summary>
    /// <param name="path">The file; it may be missing.</param>
    /// <param name="fresh">ASCII text with LF.</param>
    public static string? FirstDifference(string path, string fresh)
    {
        if (!File.Exists(path))
        {
            return $"{path}: missing";
        }

        // Latin-1 shows every byte as one character, so nothing is lost in the comparison.
        string present = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        if (present == fresh)
        {
            return null;
        }

        string[] left = present.Split('\n');
        string[] right = fresh.Split('\n');
        int line = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{path}:{line + 1}: differs from a fresh generation\n  file:  {Show(left, line)}\n  fresh: {Show(right, line)}";
    }

    private static string Show(string[] lines, int line) =>
        line < lines.Length ? $"\"{lines[line].Replace("\r", "\\r", StringComparison.Ordinal)}\"" : "(end of file)";
}
