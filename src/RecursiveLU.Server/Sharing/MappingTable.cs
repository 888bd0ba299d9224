using System.Runtime.InteropServices;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Sharing;

/// <summary>All mappings of clients' memory, for the handler of the signal that comes when memory is not there.</summary>
/// <remarks>
/// A client may shorten its object while the server works on it, or leave holes that a full /dev/shm cannot fill. To touch
/// such a page is SIGBUS. The handler puts fresh private memory in place of the whole mapping and marks it: the work on it
/// ends with a result that nobody gets, and nobody else notices. It looks only at this table, which never moves.
/// </remarks>
internal static unsafe class MappingTable
{
    /// <summary>As many as all clients together may have.</summary>
    private const int Entries = CommandLine.MostClients * SharedObjects.Kept;

    private static readonly Entry* s_entries = Create();

    /// <summary>Enters a mapping.</summary>
    /// <returns>Its number, or -1 if there are too many.</returns>
    public static int Add(nint start, nint bytes)
    {
        for (int i = 0; i < Entries; i++)
        {
            Entry* entry = s_entries + i;
            if (entry->Start == 0 && Interlocked.CompareExchange(ref entry->Start, start, 0) == 0)
            {
                entry->Broken = false;
                Volatile.Write(ref entry->Bytes, bytes);
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether a page of a mapping was missing.</summary>
    public static bool IsBroken(int number) => Volatile.Read(ref s_entries[number].Broken);

    /// <summary>Strikes a mapping out.</summary>
    public static void Remove(int number)
    {
        Volatile.Write(ref s_entries[number].Bytes, 0);
        Volatile.Write(ref s_entries[number].Start, 0);
    }

    private static Entry* Create()
    {
        var entries = (Entry*)NativeMemory.AllocZeroed(Entries, (nuint)sizeof(Entry));
        var action = new SignalActionBuffer { Handler = Handler, Flags = LibC.SignalInfo };
        _ = LibC.SignalAction(LibC.SignalBus, &action, null);
        return entries;
    }

    private static void* Handler => (delegate* unmanaged<int, SignalDetails*, void*, void>)&OnBusError;

    [UnmanagedCallersOnly]
    private static void OnBusError(int signal, SignalDetails* details, void* context)
    {
        for (int i = 0; i < Entries; i++)
        {
            // Other threads strike out and enter mappings meanwhile. The start of one must not go with the size of another: both
            // are kept as they were read, and the start is looked at again after the size.
            Entry* entry = s_entries + i;
            nint start = Volatile.Read(ref entry->Start);
            nint bytes = Volatile.Read(ref entry->Bytes);
            if (details->Address >= start && details->Address < start + bytes && Volatile.Read(ref entry->Start) == start)
            {
                entry->Broken = true;
                const int Fresh = LibC.MapPrivate | LibC.MapAnonymous | LibC.MapFixed | LibC.MapNoReserve;
                if (LibC.Map(start, (nuint)bytes, LibC.ProtectReadWrite, Fresh, -1, 0) != -1)
                {
                    return;
                }
            }
        }

        // Not ours: back to what it does by default, which is to end the process when the same comes again.
        SignalActionBuffer byDefault = default;
        _ = LibC.SignalAction(signal, &byDefault, null);
    }

    private struct Entry
    {
        public nint Start;
        public nint Bytes;
        public bool Broken;
    }
}
