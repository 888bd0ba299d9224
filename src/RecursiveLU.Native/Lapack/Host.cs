using System.Numerics;
using System.Text;

namespace RecursiveLU.Native.Lapack;

/// <summary>
/// Functions of the process that LAPACK calls: the handlers of illegal arguments, which programs replace by their own, and
/// LAPACKE's switch for its search for NaN. They are looked up, never exported; what is not there is not called.
/// </summary>
internal static unsafe class Host
{
    /// <summary>As long as the longest name, "LAPACKE_dgeequb_work_64", and a little more.</summary>
    public const int NameBytes = 24;

    /// <summary>Nothing is known yet; and what the environment says of LAPACKE's search for NaN.</summary>
    private const int Unknown = 0;
    private const int No = 1;
    private const int Yes = 2;

    /// <summary>There is no function LAPACKE_get_nancheck.</summary>
    private const nint None = -1;

    private static int s_wantsNanCheck;
    private static nint s_getNanCheck;

    /// <summary>Calls <c>xerbla_(name, position, length)</c>; for 64-bit integers <c>xerbla_64_</c> if there is one.</summary>
    /// <param name="name">The exported name of the function that was called.</param>
    /// <param name="position">The illegal argument's position, from 1.</param>
    public static void Xerbla<TInt>(string name, long position)
        where TInt : unmanaged, IBinaryInteger<TInt>
    {
        void* function = sizeof(TInt) == sizeof(long) ? Find("xerbla_64_"u8) : null;
        function = function != null ? function : Find("xerbla_"u8);
        if (function != null)
        {
            // "DGETRF", "DGESV ", and a NUL for handlers in C. The low half of a 64-bit integer is the 32-bit one.
            byte* text = stackalloc byte[NameBytes];
            new Span<byte>(text, NameBytes).Fill((byte)' ');
            _ = Ascii.ToUpper(Routine(name), new Span<byte>(text, NameBytes), out int length);
            length = Math.Max(6, length);
            text[length] = 0;
            ((delegate* unmanaged<byte*, long*, nuint, void>)function)(text, &position, (nuint)length);
        }
    }

    /// <summary>Calls <c>LAPACKE_xerbla(name, info)</c> or, for 64-bit integers, <c>LAPACKE_xerbla_64</c>; gives info.</summary>
    /// <param name="name">The exported name of a function of LAPACKE.</param>
    /// <param name="work">Whether its _work form found the error.</param>
    /// <param name="info">The value that is returned.</param>
    public static long LapackeXerbla<TInt>(string name, bool work, long info)
        where TInt : unmanaged, IBinaryInteger<TInt>
    {
        void* function = Find(sizeof(TInt) == sizeof(long) ? "LAPACKE_xerbla_64"u8 : "LAPACKE_xerbla"u8);
        if (function != null)
        {
            byte* text = stackalloc byte[NameBytes];
            var rest = new Span<byte>(text, NameBytes);
            rest.Clear();
            "LAPACKE_"u8.CopyTo(rest);
            rest = rest["LAPACKE_"u8.Length..];
            _ = Ascii.FromUtf16(Routine(name), rest, out int length);
            (work ? "_work"u8 : ""u8).CopyTo(rest[length..]);
            ((delegate* unmanaged<byte*, long, void>)function)(text, info);
        }

        return info;
    }

    /// <summary>Whether LAPACKE is to look for NaN: what LAPACKE_get_nancheck says, or else LAPACKE_NANCHECK of the environment,
    /// or else yes.</summary>
    public static bool WantsNanCheck()
    {
        nint function = Volatile.Read(ref s_getNanCheck);
        if (function == Unknown)
        {
            // dlsym keeps loaded what it found, so that the address stays good.
            var found = (nint)Find("LAPACKE_get_nancheck"u8);
            function = found != 0 ? found : None;
            Volatile.Write(ref s_getNanCheck, function);
        }

        Prepare();
        return function != None ? ((delegate* unmanaged<int>)function)() != 0 : s_wantsNanCheck == Yes;
    }

    /// <summary>Reads the environment. Where that is done before the first call, no call does it.</summary>
    public static void Prepare()
    {
        if (Volatile.Read(ref s_wantsNanCheck) == Unknown)
        {
            bool wanted = !Variable.IsSet("LAPACKE_NANCHECK"u8)
                || (Variable.TryGet("LAPACKE_NANCHECK"u8, out int value) && value != 0);
            Volatile.Write(ref s_wantsNanCheck, wanted ? Yes : No);
        }
    }

    /// <summary>"dgetrf" of "dgetrf_64_" and of "LAPACKE_dgetrf_work".</summary>
    private static ReadOnlySpan<char> Routine(string name)
    {
        int start = name.StartsWith("LAPACKE_", StringComparison.Ordinal) ? "LAPACKE_".Length : 0;
        int end = name.IndexOf('_', start);
        return name.AsSpan(start..(end < 0 ? name.Length : end));
    }

    /// <summary>Null if the process has no such symbol.</summary>
    private static void* Find(ReadOnlySpan<byte> symbol) => Front.Find(Text.Pointer(symbol));
}
