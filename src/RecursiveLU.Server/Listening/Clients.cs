using System.Runtime.InteropServices;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Listening;

/// <summary>Counts the clients that are there.</summary>
/// <param name="most">The most at once.</param>
/// <param name="mostOfUser">The most of one user.</param>
internal sealed unsafe class Clients(int most, int mostOfUser)
{
    private readonly object _gate = new();
    private readonly Dictionary<uint, int> _ofUser = [];
    private readonly Event _gone = new();
    private int _count;

    private int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>A client of a user comes, if there is room.</summary>
    /// <returns>Null, or why there is none.</returns>
    public string? TryEnter(uint user)
    {
        lock (_gate)
        {
            ref int mine = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofUser, user, out _);
            string? refusal = _count == most ? "is one too many" : mine == mostOfUser ? "is one too many of this user" : null;
            _count += refusal is null ? 1 : 0;
            mine += refusal is null ? 1 : 0;
            Forget(user, mine);
            return refusal;
        }
    }

    /// <summary>A client of a user goes.</summary>
    public void Leave(uint user)
    {
        lock (_gate)
        {
            _count--;
            Forget(user, --CollectionsMarshal.GetValueRefOrNullRef(_ofUser, user));
        }

        _gone.Set();
    }

    /// <summary>Waits until all have gone.</summary>
    /// <param name="patience">How long at most.</param>
    /// <param name="hurry">Ends the waiting.</param>
    /// <returns>How many are still there.</returns>
    public int Wait(TimeSpan patience, Event hurry)
    {
        long deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        PollEntry* entries = stackalloc PollEntry[2];
        while (Count > 0 && deadline - Environment.TickCount64 is > 0 and long left)
        {
            entries[0] = new PollEntry { Descriptor = _gone.Descriptor, Wanted = LibC.PollInput };
            entries[1] = new PollEntry { Descriptor = hurry.Descriptor, Wanted = LibC.PollInput };
            if (LibC.Poll(entries, 2, (int)Math.Min(left, int.MaxValue)) <= 0)
            {
                continue;
            }

            if (entries[1].Seen != 0)
            {
                break;
            }

            _gone.Take();
        }

        return Count;
    }

    private void Forget(uint user, int count)
    {
        if (count == 0)
        {
            _ofUser.Remove(user);
        }
    }
}
