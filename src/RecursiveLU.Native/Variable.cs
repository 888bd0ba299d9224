using System.Runtime.InteropServices;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native;

/// <summary>Variables of the environment, without managed memory. A program with more rights than its user has none.</summary>
internal static unsafe partial class Variable
{
    /// <summary>Whether a variable is set.</summary>
    /// <param name="name">A literal.</param>
    public static bool IsSet(ReadOnlySpan<byte> name) => SecureGetEnv(Text.Pointer(name)) != null;

    /// <summary>A variable's value, without the zero behind it; empty if it is not set.</summary>
    /// <param name="name">A literal.</param>
    public static ReadOnlySpan<byte> Get(ReadOnlySpan<byte> name) =>
        MemoryMarshal.CreateReadOnlySpanFromNullTerminated(SecureGetEnv(Text.Pointer(name)));

    /// <summary>A variable's value as a number; false if it is not set or no number.</summary>
    /// <param name="name">A literal.</param>
    /// <param name="value">The number.</param>
    public static bool TryGet(ReadOnlySpan<byte> name, out int value) => Setting.TryParse(Get(name), out value);

    [LibraryImport("libc", EntryPoint = "secure_getenv")]
    private static partial byte* SecureGetEnv(byte* name);
}
