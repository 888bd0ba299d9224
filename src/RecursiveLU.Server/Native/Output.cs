namespace RecursiveLU.Server.Native;

/// <summary>Text for people.</summary>
internal static unsafe class Output
{
    public const int StandardOutput = 1;
    public const int StandardError = 2;

    /// <summary>Writes everything, whatever the mode of the descriptor, and waits for it.</summary>
    /// <returns>Whether it was taken; if not, <see cref="LibC.Errno"/> says why.</returns>
    public static bool TryWrite(int descriptor, ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
        {
            int done = 0;
            while (done < text.Length)
            {
                nint written = LibC.Write(descriptor, start + done, (nuint)(text.Length - done));
                if (written >= 0)
                {
                    done += (int)written;
                }
                else if (LibC.Errno == LibC.ErrorAgain)
                {
                    var entry = new PollEntry { Descriptor = descriptor, Wanted = LibC.PollOutput };
                    _ = LibC.Poll(&entry, 1, -1);
                }
                else if (LibC.Errno != LibC.ErrorInterrupted)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
