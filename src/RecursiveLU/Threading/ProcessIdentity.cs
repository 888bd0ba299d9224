using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>A number that tells a process from those that it was forked from, and from those that it forks.</summary>
/// <remarks>
/// It is in a page that the system fills with zeros in a child of fork; the first thread there that asks finds zero and chooses the
/// child's number, one that no process before it has had. Process ids, which serve where there is no such page (before Linux
/// 4.14), are slower to ask for and may be the same for parent and child in two namespaces.
/// </remarks>
internal static unsafe class ProcessIdentity
{
    /// <summary>The largest number has so many bits.</summary>
    public const int Bits = 30;

    private const nint Unknown = 0;
    private const nint ById = 1;

    private const int PageBytes = 4096;
    private const int ReadAndWrite = 3;
    private const int PrivateAndAnonymous = 0x22;
    private const int NoAdvice = -1;

    /// <summary>The page, or one of the constants.</summary>
    private static nint s_page;

    /// <summary>The largest number that this process or one before it has chosen.</summary>
    private static int s_last;

    /// <summary>Gets this process's number, at least 1.</summary>
    public static int Current
    {
        get
        {
            nint page = Volatile.Read(ref s_page);
            page = page != Unknown ? page : Create();
            if (page == ById)
            {
                return LibC.GetPid();
            }

            int known = Volatile.Read(ref *(int*)page);
            return known != 0 ? known : Choose((int*)page);
        }
    }

    /// <summary>The threads of a process that come here at once agree on one number.</summary>
    private static int Choose(int* place)
    {
        // Not the other way round: a child forked in between must not choose this process's number once more.
        int chosen = Interlocked.Increment(ref s_last);
        int known = Interlocked.CompareExchange(ref *place, chosen, 0);
        return known != 0 ? known : chosen;
    }

    private static nint Create()
    {
        void* page = LibC.Mmap(null, PageBytes, ReadAndWrite, PrivateAndAnonymous, -1, 0);
        bool mapped = (nint)page != -1;

        // An emulator that takes any advice cannot be believed.
        bool wiped = mapped && LibC.Madvise(page, PageBytes, NoAdvice) != 0
            && LibC.Madvise(page, PageBytes, LibC.AdviseWipeOnFork) == 0;
        nint made = wiped ? (nint)page : ById;
        nint known = Interlocked.CompareExchange(ref s_page, made, Unknown);
        if (mapped && (!wiped || known != Unknown))
        {
            _ = LibC.Munmap(page, PageBytes);
        }

        return known != Unknown ? known : made;
    }
}
