namespace HeaderGenerator.Model;

/// <summary>The exports cannot be written down: the message names the member and says why.</summary>
internal sealed class GenerationException(string message) : Exception(message)
{
    /// <summary>A problem of one member, given by its full name.</summary>
    public static GenerationException At(string member, string problem) => new($"{member}: {problem}");
}
