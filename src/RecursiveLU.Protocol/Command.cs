namespace RecursiveLU.Protocol;

/// <summary>The first byte of every request.</summary>
public enum Command : byte
{
    /// <summary>Factor an f64 matrix with partial pivoting.</summary>
    FactorF64 = 0x00,

    /// <summary>Factor an f32 matrix with partial pivoting.</summary>
    FactorF32 = 0x01,

    /// <summary>As <see cref="FactorF64"/>, on several threads.</summary>
    FactorF64Threaded = 0x02,

    /// <summary>As <see cref="FactorF32"/>, on several threads.</summary>
    FactorF32Threaded = 0x03,

    /// <summary>Factor an f64 matrix without row exchanges.</summary>
    FactorF64NoPivot = 0x04,

    /// <summary>Factor an f32 matrix without row exchanges.</summary>
    FactorF32NoPivot = 0x05,

    /// <summary>Ask which protocol and which features the server has.</summary>
    Hello = 0x10,

    /// <summary>Factor a matrix in a shared-memory object.</summary>
    Shared = 0x11,

    /// <summary>Close a shared-memory object.</summary>
    Drop = 0x12,

    /// <summary>Solve a system with the factors computed last.</summary>
    Solve = 0x13,

    /// <summary>Ask what the server has done so far. The request is that byte alone; the response is length u32, then a JSON object
    /// of so many bytes.</summary>
    Status = 0x14,

    /// <summary>Use a shared-memory object whose descriptor comes with the request, on a socket (SCM_RIGHTS).</summary>
    Lend = 0x15,

    /// <summary>End the conversation. There is no response.</summary>
    Exit = 0xff,
}

/// <summary>What the bytes 0x00 to 0x05 say.</summary>
public static class FactorCommand
{
    private const byte SinglePrecisionBit = 1;

    /// <summary>The command of a factorization. Without pivoting there is no threaded command; the results of threaded and
    /// serial ones are bitwise equal, so nothing is lost.</summary>
    /// <param name="singlePrecision">f32 instead of f64.</param>
    /// <param name="pivoting">Whether rows are exchanged.</param>
    /// <param name="threaded">Whether several threads may be used.</param>
    public static Command Of(bool singlePrecision, bool pivoting, bool threaded)
    {
        Command f64 = !pivoting ? Command.FactorF64NoPivot : threaded ? Command.FactorF64Threaded : Command.FactorF64;
        return singlePrecision ? (Command)((byte)f64 | SinglePrecisionBit) : f64;
    }

    /// <summary>Whether a command is one of the six factorizations.</summary>
    public static bool IsFactor(this Command command) => command <= Command.FactorF32NoPivot;

    /// <summary>The size of an element, 8 or 4.</summary>
    public static int ElementBytes(this Command command) =>
        ((byte)command & SinglePrecisionBit) != 0 ? sizeof(float) : sizeof(double);

    /// <summary>Whether several threads may be used.</summary>
    public static bool IsThreaded(this Command command) =>
        command is Command.FactorF64Threaded or Command.FactorF32Threaded;

    /// <summary>Whether rows are exchanged.</summary>
    public static bool Pivots(this Command command) => command < Command.FactorF64NoPivot;
}
