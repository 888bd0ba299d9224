namespace RecursiveLU.Server.Native;

/// <summary>The system's users and groups by name.</summary>
internal static unsafe class Accounts
{
    /// <summary>The number of a user; null if there is none of that name.</summary>
    public static uint? User(ReadOnlySpan<byte> name)
    {
        fixed (byte* start = ZeroTerminated(name))
        {
            AccountEntry* entry = LibC.UserByName(start);
            return entry == null ? null : entry->Number;
        }
    }

    /// <summary>The number of a group; null if there is none of that name.</summary>
    public static uint? Group(ReadOnlySpan<byte> name)
    {
        fixed (byte* start = ZeroTerminated(name))
        {
            AccountEntry* entry = LibC.GroupByName(start);
            return entry == null ? null : entry->Number;
        }
    }

    private static byte[] ZeroTerminated(ReadOnlySpan<byte> name) => [.. name, 0];
}
