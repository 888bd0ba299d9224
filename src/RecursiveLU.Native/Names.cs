namespace RecursiveLU.Native;

/// <summary>Names and letters of the C ABI.</summary>
internal static class Names
{
    /// <summary>The exported name for an element type.</summary>
    public static string Of<T>(string suffix) => (typeof(T) == typeof(double) ? "recursive_lu_f64" : "recursive_lu_f32") + suffix;

    /// <summary>The capital of a letter: they differ in one bit.</summary>
    public static byte Upper(byte letter) => (byte)(letter & ~0x20);
}
