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

    /// <summary>Factor a c128 matrix with partial pivoting. Servers have this command and the next five if they say so:
    /// <see cref="Features.ComplexMatrices"/>.</summary>
    FactorC128 = 0x06,

    /// <summary>Factor a c64 matrix with partial pivoting.</summary>
    FactorC64 = 0x07,

    /// <summary>As <see cref="FactorC128"/>, on several threads.</summary>
    FactorC128Threaded = 0x08,

    /// <summary>As <see cref="FactorC64"/>, on several threads.</summary>
    FactorC64Threaded = 0x09,

    /// <summary>Factor a c128 matrix without row exchanges.</summary>
    FactorC128NoPivot = 0x0a,

    /// <summary>Factor a c64 matrix without row exchanges.</summary>
    FactorC64NoPivot = 0x0b,

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
