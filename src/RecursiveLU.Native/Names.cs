namespace RecursiveLU.Native;

/// <summary>Letters of the C ABI.</summary>
internal static class Names
{
    /// <summary>The capital of a letter: they differ in one bit.</summary>
    public static byte Upper(byte letter) => (byte)(letter & ~0x20);
}
