using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Listening;

/// <summary>Who may connect: the server's own user, and those that the command line names.</summary>
/// <param name="users">The numbers of other users.</param>
/// <param name="groups">The numbers of groups whose members may.</param>
internal sealed unsafe class Admission(IReadOnlySet<uint> users, IReadOnlySet<uint> groups)
{
    /// <summary>More than a user has; Linux's own bound is 65536.</summary>
    private const int FirstGroups = 64;

    /// <summary>Gets whether anybody but the server's own user may.</summary>
    public bool IsOpen => users.Count + groups.Count > 0;

    /// <summary>Whether the process at the other end of a connection may. What it was when it connected counts.</summary>
    public bool Admits(int connection, PeerCredentials peer) =>
        peer.User == LibC.EffectiveUser() || users.Contains(peer.User)
        || (groups.Count > 0 && (groups.Contains(peer.Group) || groups.Overlaps(SupplementaryGroups(connection))));

    private static uint[] SupplementaryGroups(int connection)
    {
        var numbers = new uint[FirstGroups];
        while (true)
        {
            uint bytes = (uint)(numbers.Length * sizeof(uint));
            fixed (uint* start = numbers)
            {
                if (LibC.GetSocketOption(connection, LibC.LevelSocket, LibC.PeerGroups, start, &bytes) == 0)
                {
                    return numbers[..(int)(bytes / sizeof(uint))];
                }
            }

            if (LibC.Errno != LibC.ErrorRange)
            {
                return [];
            }

            // Now it is known how many there are.
            numbers = new uint[bytes / sizeof(uint)];
        }
    }
}
