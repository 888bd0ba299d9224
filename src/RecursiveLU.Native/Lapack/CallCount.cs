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
    /// <summary>More than there are functions.</summary>
    private const int Slots = 128;

    private static bool s_off;

    /// <summary>Counts a call of a function; its name is a literal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Note(ReadOnlySpan<byte> name)
    {
        if (!s_off)
        {
            NoteSlowly(name);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NoteSlowly(ReadOnlySpan<byte> name)
    {
        if (Report.First == null)
        {
            s_off = true;
            return;
        }

        // A literal has one address: a slot belongs to a function as soon as the address stands in it.
        var key = (nint)Text.Pointer(name);
        for (Slot* slot = Report.First; slot < Report.First + Slots; slot++)
        {
            nint owner = Interlocked.CompareExchange(ref slot->Name, key, 0);
            if (owner == 0 || owner == key)
            {
                _ = Interlocked.Increment(ref slot->Calls);
                return;
            }
        }
    }

    private struct Slot
    {
        public nint Name;
        public long Calls;
    }

    private static partial class Report
    {
        private static readonly string? s_file = Environment.GetEnvironmentVariable("RECURSIVE_LU_COUNT_CALLS");

        /// <summary>Gets the slots; null if nothing is to be counted.</summary>
        public static Slot* First { get; } = Begin();

        private static Slot* Begin()
        {
            try
            {
                return !string.IsNullOrEmpty(s_file) && AtExit(&Write, null, null) == 0
                    ? (Slot*)NativeMemory.AllocZeroed(Slots, (nuint)sizeof(Slot))
                    : null;
            }
            catch (OutOfMemoryException)
            {
                return null;
            }
        }

        [UnmanagedCallersOnly]
        private static void Write(void* ignored)
        {
            try
            {
                var text = new StringBuilder();
                for (Slot* slot = First; slot < First + Slots && slot->Name != 0; slot++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{Marshal.PtrToStringUTF8(slot->Name)} {slot->Calls}\n");
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
