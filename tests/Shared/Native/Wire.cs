using System.Globalization;
using System.Runtime.InteropServices;

namespace RecursiveLU.Testing;

/// <summary>How a test and the host process write to each other: a line a message, words with single spaces between.</summary>
/// <remarks>
/// <code>
///     factor  f64|f32 SYMBOL m n A ipiv                ok info A ipiv
///     strided f64|f32 m n lda flags A ipiv             ok info A ipiv
///     solve   f64|f32 trans n nrhs lda ldb LU ipiv B   ok info B
///     version, isa, threads, collections               ok VALUE
///     set-threads COUNT                                ok info
///     storm TASKS ROUNDS                               ok CALLS DIFFERENT CAUGHT COLLECTIONS
///     quit                                             bye ANSWERS
/// </code>
/// An array is its bytes in base64 after '='; NULL is '-'. trans is the number of its character. What the host
/// cannot do it answers with <c>error TEXT</c>, and ends.
/// </remarks>
internal static class Wire
{
    /// <summary>The host's exit code after <c>quit</c>.</summary>
    public const int Success = 0;

    /// <summary>The host's exit code after an error.</summary>
    public const int Error = 2;

    /// <summary>The host's exit code if its input ends without <c>quit</c>.</summary>
    public const int EndOfInput = 3;

    /// <summary>Makes a word of an array; NULL of an empty one.</summary>
    public static string Encode<T>(ReadOnlySpan<T> data)
        where T : unmanaged => data.IsEmpty ? "-" : "=" + Convert.ToBase64String(MemoryMarshal.AsBytes(data));

    /// <summary>Reads a word made by <see cref="Encode{T}"/>.</summary>
    public static T[] Decode<T>(string word)
        where T : unmanaged
    {
        if (word == "-")
        {
            return [];
        }

        if (word.Length < 2 || word[0] != '=')
        {
            throw new FormatException("An array begins with '='.");
        }

        ReadOnlySpan<T> data = MemoryMarshal.Cast<byte, T>(Convert.FromBase64String(word[1..]));
        return data.ToArray();
    }

    /// <summary>Makes a word of a number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a number.</summary>
    public static long Number(string word) => long.Parse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>The word of an element type.</summary>
    public static string Type<T>() =>
        typeof(T) == typeof(double) ? "f64" : typeof(T) == typeof(float) ? "f32" : throw new NotSupportedException();
}
