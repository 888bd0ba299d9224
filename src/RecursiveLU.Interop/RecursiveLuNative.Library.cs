using System.Runtime.InteropServices;

namespace RecursiveLU.Interop;

/// <content>Whether there is a library to call.</content>
public static unsafe partial class RecursiveLuNative
{
    /// <summary>Gets a value indicating whether the native library can be loaded and has the version of this class. Loads it at
    /// the first call. Without it every function throws <see cref="DllNotFoundException"/>.</summary>
    public static bool IsAvailable => Loaded.Version == HeaderVersion;

    /// <summary>The library, looked for once.</summary>
    private static class Loaded
    {
        /// <summary>The library's version, or null if there is none.</summary>
        public static readonly string? Version = Find();

        private static string? Find()
        {
            try
            {
                return Marshal.PtrToStringUTF8((nint)RecursiveLuNative.Version());
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
            {
                return null;
            }
        }
    }
}
