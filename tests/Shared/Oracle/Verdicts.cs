using System.Globalization;

namespace RecursiveLU.Testing.Oracle;

/// <summary>What is judged; a test for each.</summary>
internal enum Subject
{
    Factors,
    Solutions,
    Gesv,
    Batches,
    Inverses,
    Determinants,
    LogDeterminants,
    Conditions,
    Refinements,
    Mixed,
    Butterflies,
}

/// <summary>Counts of what was judged, and what was wrong.</summary>
internal sealed class Verdicts
{
    /// <summary>Wrong results whose systems are kept.</summary>
    private const int Kept = 40;

    private readonly Dictionary<Subject, long> _judged = [];
    private readonly Dictionary<Subject, long> _wrong = [];
    private readonly Dictionary<Subject, List<string>> _texts = [];

    /// <summary>Gets or sets the matrices.</summary>
    public long Matrices { get; set; }

    /// <summary>Gets the judged results.</summary>
    public long Judged => _judged.Values.Sum();

    /// <summary>Gets the wrong ones.</summary>
    public long Wrong => _wrong.Values.Sum();

    /// <summary>The judged results of a subject.</summary>
    public long JudgedOf(Subject subject) => _judged.GetValueOrDefault(subject);

    /// <summary>The wrong ones.</summary>
    public long WrongOf(Subject subject) => _wrong.GetValueOrDefault(subject);

    /// <summary>What was wrong, the first few.</summary>
    public IReadOnlyList<string> TextsOf(Subject subject) => _texts.GetValueOrDefault(subject) ?? [];

    /// <summary>Takes a judgement down.</summary>
    public void Add(Subject subject, bool right, Func<string> text)
    {
        _judged[subject] = JudgedOf(subject) + 1;
        if (right)
        {
            return;
        }

        _wrong[subject] = WrongOf(subject) + 1;
        if (!_texts.TryGetValue(subject, out List<string>? texts))
        {
            _texts[subject] = texts = [];
        }

        if (texts.Count < Kept)
        {
            texts.Add($"{subject}: {text()}");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Matrices} matrices, {Judged} judged results, {Wrong} wrong");
}
