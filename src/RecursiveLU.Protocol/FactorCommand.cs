namespace RecursiveLU.Protocol;

/// <summary>What the bytes 0x00 to 0x0b say.</summary>
public static class FactorCommand
{
    /// <summary>By the commands' bytes. There is no threaded command without pivoting; the results of threaded and serial ones
    /// are bitwise equal, so nothing is lost.</summary>
    private static readonly Meaning[] s_meanings =
    [
        new(ElementType.F64, Pivots: true, IsThreaded: false),
        new(ElementType.F32, Pivots: true, IsThreaded: false),
        new(ElementType.F64, Pivots: true, IsThreaded: true),
        new(ElementType.F32, Pivots: true, IsThreaded: true),
        new(ElementType.F64, Pivots: false, IsThreaded: false),
        new(ElementType.F32, Pivots: false, IsThreaded: false),
        new(ElementType.C128, Pivots: true, IsThreaded: false),
        new(ElementType.C64, Pivots: true, IsThreaded: false),
        new(ElementType.C128, Pivots: true, IsThreaded: true),
        new(ElementType.C64, Pivots: true, IsThreaded: true),
        new(ElementType.C128, Pivots: false, IsThreaded: false),
        new(ElementType.C64, Pivots: false, IsThreaded: false),
    ];

    /// <summary>Gets how many there are; their bytes are 0 and up.</summary>
    public static int Count => s_meanings.Length;

    /// <summary>The command of a factorization.</summary>
    /// <param name="element">What the elements are.</param>
    /// <param name="pivoting">Whether rows are exchanged.</param>
    /// <param name="threaded">Whether several threads may be used.</param>
    public static Command Of(ElementType element, bool pivoting, bool threaded) =>
        (Command)Array.IndexOf(s_meanings, new Meaning(element, pivoting, pivoting && threaded));

    /// <summary>Whether a command is a factorization. Only then the other methods may be called.</summary>
    public static bool IsFactor(this Command command) => (int)command < Count;

    /// <summary>What the elements are.</summary>
    public static ElementType Element(this Command command) => s_meanings[(int)command].Element;

    /// <summary>The size of an element.</summary>
    public static int ElementBytes(this Command command) => command.Element().Bytes();

    /// <summary>Whether several threads may be used.</summary>
    public static bool IsThreaded(this Command command) => s_meanings[(int)command].IsThreaded;

    /// <summary>Whether rows are exchanged.</summary>
    public static bool Pivots(this Command command) => s_meanings[(int)command].Pivots;

    /// <summary>What a server must be able to do, beyond the commands that each has.</summary>
    public static Features Required(this Command command) =>
        command.Element().IsComplex() ? Features.ComplexMatrices : Features.None;

    private readonly record struct Meaning(ElementType Element, bool Pivots, bool IsThreaded);
}
