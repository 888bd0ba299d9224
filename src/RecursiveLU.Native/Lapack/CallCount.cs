using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace RecursiveLU.Native.Lapack;

/// <summary>
/// Counts calls if RECURSIVE_LU_COUNT_CALLS names a file: at exit the process appends to it a line "name calls" for each
/// function that was called. Otherwise a call costs one comparison.
/// </summary>
internal static unsafe partial class CallCount
{
    private static bool s_off;

    /// <summary>Counts a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Note(string name)
    {
        if (!s_off)
        {
            NoteSlowly(name);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NoteSlowly(string name)
    {
        if (!Report.IsWanted)
        {
            s_off = true;
            return;
        }

        lock (Report.Calls)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(Report.Calls, name, out _)++;
        }
    }

    private static partial class Report
    {
        private static readonly string? s_file = Environment.GetEnvironmentVariable("RECURSIVE_LU_COUNT_CALLS");

        /// <summary>Gets the calls by name.</summary>
        public static Dictionary<string, long> Calls { get; } = [];

        /// <summary>Gets a value indicating whether calls are counted, and will be reported.</summary>
        public static bool IsWanted { get; } = !string.IsNullOrEmpty(s_file) && AtExit(&Write, null, null) == 0;

        [UnmanagedCallersOnly]
        private static void Write(void* ignored)
        {
            try
            {
                var text = new StringBuilder();
                lock (Calls)
                {
                    foreach ((string name, long calls) in Calls)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"{name} {calls}\n");
                    }
                }

                File.AppendAllText(s_file!, text.ToString());
            }
            catch (Exception)
            {
                // An exit is no place to complain.
            }
        }

        [LibraryImport("libc", EntryPoint = "__cxa_atexit")]
        private static partial int AtExit(delegate* unmanaged<void*, void> function, void* argument, void* module);
    }
}
