namespace HeaderGenerator.Output;

/// <summary>Fills lines with words.</summary>
internal static class TextWrap
{
    /// <summary>The last column that generated text uses, where words allow.</summary>
    public const int Columns = 100;

    /// <summary>Sets words, none of which is divided.</summary>
    /// <param name="words">The words; one may contain spaces.</param>
    /// <param name="first">What the first line begins with.</param>
    /// <param name="next">What later lines begin with.</param>
    /// <param name="columns">The last column.</param>
    public static IEnumerable<string> Fill(IEnumerable<string> words, string first, string next, int columns = Columns)
    {
        string line = first;
        bool empty = true;
        foreach (string word in words)
        {
            if (!empty && line.Length + 1 + word.Length > columns)
            {
                yield return line;
                line = next;
                empty = true;
            }

            line += empty ? word : " " + word;
            empty = false;
        }

        yield return line;
    }
}
