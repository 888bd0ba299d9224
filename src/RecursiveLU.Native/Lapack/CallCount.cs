using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecursiveLU.Memory;
using RecursiveLU.Threading;

namespace RecursiveLU.Native.Lapack;

/// <summary>
/// Counts calls if RECURSIVE_LU_COUNT_CALLS names a file: at exit the process appends to it a line "name calls" for each
/// function that was called. Otherwise a call costs one comparison.
/// </summary>
internal static unsafe partial class CallCount
{
    private const int Unknown = 0;
    private const int Off = 1;
    private const int On = 2;

    /// <summary>There are fewer functions.</summary>
    private const int MostFunctions = 384;

    /// <summary>The longest line: a name, a space, 20 digits and the end of the line.</summary>
    private const int LineBytes = Host.NameBytes + 22;

    private static int s_state;
    private static ProcessLock s_gate;

    /// <summary>The file's name, and the functions that were called, in native memory that stays.</summary>
    private static byte* s_file;
    private static Function* s_functions;
    private static int s_count;

    /// <summary>Gets a value indicating whether it is known that calls are not counted.</summary>
    public static bool IsOff => s_state == Off;

    /// <summary>Counts a call of a function with an exported name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Note(string name)
    {
        if (s_state != Off)
        {
            NoteSlowly(name);
        }
    }

    /// <summary>Asks whether calls are to be counted, and prepares that. Where it is done before the first call, no call does
    /// it.</summary>
    public static void Prepare()
    {
        if (Volatile.Read(ref s_state) != Unknown)
        {
            return;
        }

        _ = s_gate.Enter();
        if (s_state == Unknown)
        {
            ReadOnlySpan<byte> file = Variable.Get("RECURSIVE_LU_COUNT_CALLS"u8);
            Volatile.Write(ref s_state, !file.IsEmpty && TryBegin(file) ? On : Off);
        }

        s_gate.Exit();
    }

    private static bool TryBegin(ReadOnlySpan<byte> file)
    {
        long bytes = MostFunctions * sizeof(Function);
        s_functions = (Function*)NativeBlock.Allocate(bytes + file.Length + 1, out _);
        if (s_functions == null)
        {
            return false;
        }

        s_file = (byte*)s_functions + bytes;
        file.CopyTo(new Span<byte>(s_file, file.Length));
        s_file[file.Length] = 0;
        return AtExit(&Write, null, null) == 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NoteSlowly(string name)
    {
        Prepare();
        if (s_state == Off)
        {
            return;
        }

        _ = s_gate.Enter();
        int i = 0;
        while (i < s_count && !s_functions[i].Is(name))
        {
            i++;
        }

        if (i < MostFunctions)
        {
            if (i == s_count)
            {
                s_functions[i] = new Function(name);
                Volatile.Write(ref s_count, i + 1);
            }

            s_functions[i].Calls++;
        }

        s_gate.Exit();
    }

    [UnmanagedCallersOnly]
    private static void Write(void* ignored)
    {
        // An exit is no place to wait for other threads, nor to complain.
        byte* text = stackalloc byte[MostFunctions * LineBytes];
        int length = 0;
        for (int i = 0; i < Volatile.Read(ref s_count); i++)
        {
            length += s_functions[i].Write(new Span<byte>(text + length, LineBytes));
        }

        fixed (byte* append = "ae"u8)
        {
            void* file = FileOpen(s_file, append);
            if (file != null)
            {
                _ = FileWrite(text, 1, (nuint)length, file);
                _ = FileClose(file);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "__cxa_atexit")]
    private static partial int AtExit(delegate* unmanaged<void*, void> function, void* argument, void* module);

    [LibraryImport("libc", EntryPoint = "fopen")]
    private static partial void* FileOpen(byte* name, byte* mode);

    [LibraryImport("libc", EntryPoint = "fwrite")]
    private static partial nuint FileWrite(void* from, nuint bytes, nuint count, void* file);

    [LibraryImport("libc", EntryPoint = "fclose")]
    private static partial int FileClose(void* file);

    /// <summary>A function that was called.</summary>
    private struct Function
    {
        public ulong Calls;
        private readonly int _length;
        private fixed byte _name[Host.NameBytes];

        public Function(string name)
        {
            _length = Math.Min(name.Length, Host.NameBytes);
            for (int i = 0; i < _length; i++)
            {
                _name[i] = (byte)name[i];
            }
        }

        public readonly bool Is(string name)
        {
            bool same = name.Length == _length;
            for (int i = 0; same && i < _length; i++)
            {
                same = _name[i] == name[i];
            }

            return same;
        }

        /// <summary>Writes a line; gives its length.</summary>
        public readonly int Write(Span<byte> line)
        {
            int at = 0;
            while (at < _length)
            {
                line[at] = _name[at];
                at++;
            }

            // Read once: other threads go on counting, and the digits must be those of one number.
            ulong calls = Volatile.Read(in Calls);
            line[at++] = (byte)' ';
            ulong unit = 1;
            while (calls / unit >= 10)
            {
                unit *= 10;
            }

            for (; unit > 0; unit /= 10)
            {
                line[at++] = (byte)('0' + (calls / unit % 10));
            }

            line[at++] = (byte)'\n';
            return at;
        }
    }
}
