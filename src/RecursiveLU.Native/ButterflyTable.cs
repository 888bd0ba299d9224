using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Butterflies;
using RecursiveLU.Memory;
using RecursiveLU.Threading;

namespace RecursiveLU.Native;

/// <summary>The workspaces of the host. A handle is not an address but a place in a table, a kind of element and the number of
/// workspaces that have been in that place: a handle that is none, or no more, is found out.</summary>
/// <remarks>The table is in native memory, takes no managed memory, and throws nothing. Whatever moment a fork comes at, the child's
/// copy of it can be used: places that were on their way into the list of free ones are lost, and a workspace that another thread
/// was using has no factors.</remarks>
internal static unsafe class ButterflyTable
{
    private const int KindBits = 2;

    private static ProcessLock s_gate;
    private static PlaceList s_places;
    private static int s_firstFree = ButterflyPlace.None;

    /// <summary>Makes a workspace; gives its handle, or 0 if there is not enough memory.</summary>
    public static ulong Create<T>(long capacity)
        where T : unmanaged, INumberBase<T>
    {
        void* memory = ButterflyFactors<T>.Allocate(capacity, out ButterflyFactors<T> factors);
        ButterflyPlace* place = memory != null ? TakePlace() : null;
        if (place == null)
        {
            NativeBlock.Free(memory);
            return 0;
        }

        _ = place->Gate.Enter();
        place->Memory = memory;
        place->Factors<T>() = factors;
        ulong handle = HandleOf<T>(place->Index, ++place->Generation);
        Volatile.Write(ref place->Handle, handle);
        place->Gate.Exit();
        return handle;
    }

    /// <summary>Ends a workspace when no call uses it any more; false if there is none.</summary>
    public static bool Destroy<T>(ulong handle)
        where T : unmanaged, INumberBase<T>
    {
        ButterflyPlace* place = Enter<T>(handle);
        if (place == null)
        {
            return false;
        }

        // In this order: a child that is forked in between must not find a handle of memory that has been freed.
        void* memory = place->Memory;
        Volatile.Write(ref place->Handle, 0);
        place->Gate.Exit();
        NativeBlock.Free(memory);

        _ = s_gate.Enter();
        place->NextFree = s_firstFree;
        Volatile.Write(ref s_firstFree, place->Index);
        s_gate.Exit();
        return true;
    }

    /// <summary>Waits until no other call uses a workspace; null if there is none. <see cref="Leave"/> must follow.</summary>
    public static ButterflyPlace* Enter<T>(ulong handle)
        where T : unmanaged, INumberBase<T>
    {
        ButterflyPlace* place = PlaceOf(handle);
        if (place == null || handle != HandleOf<T>(place->Index, (uint)(handle >> 32)))
        {
            return null;
        }

        bool inherited = place->Gate.Enter();
        if (place->Handle != handle)
        {
            place->Gate.Exit();
            return null;
        }

        if (inherited)
        {
            place->Factors<T>().Forget();
        }

        return place;
    }

    /// <summary>Lets other calls use a workspace again; nothing if it is null.</summary>
    public static void Leave(ButterflyPlace* place)
    {
        if (place != null)
        {
            place->Gate.Exit();
        }
    }

    /// <summary>Places are used again and never given back, so that many workspaces one after another leave no garbage; null if there
    /// is no memory for more.</summary>
    private static ButterflyPlace* TakePlace()
    {
        _ = s_gate.Enter();
        ButterflyPlace* place = null;
        if (s_firstFree != ButterflyPlace.None || s_places.TryGrow(ref s_firstFree))
        {
            place = s_places.At(s_firstFree);
            Volatile.Write(ref s_firstFree, place->NextFree);
        }

        s_gate.Exit();
        return place;
    }

    private static ButterflyPlace* PlaceOf(ulong handle) => s_places.At(((long)(uint)handle >> KindBits) - 1);

    private static ulong HandleOf<T>(int index, uint generation) =>
        ((ulong)generation << 32) | (((uint)index + 1) << KindBits) | KindOf<T>();

    /// <summary>A number of two bits: a handle of an element type is none of another.</summary>
    private static uint KindOf<T>() => typeof(T) == typeof(double) ? 1u
        : typeof(T) == typeof(float) ? 2u
        : typeof(T) == typeof(Complex) ? 3u
        : 0u;

    /// <summary>A list of places that grows and never moves: part p has as many places as all parts before it and
    /// <see cref="First"/> more.</summary>
    private struct PlaceList
    {
        private const int First = 8;
        private const int MostParts = 24;

        private Parts _parts;

        /// <summary>Adds a part, and its places to the list of free ones, which is empty; false if that cannot be done.</summary>
        public bool TryGrow(ref int firstFree)
        {
            int part = 0;
            while (part < MostParts && _parts[part] != 0)
            {
                part++;
            }

            int count = First << part;
            var places = part < MostParts ? (ButterflyPlace*)NativeBlock.Allocate((long)count * sizeof(ButterflyPlace), out _) : null;
            if (places == null)
            {
                return false;
            }

            int begin = count - First;
            for (int i = 0; i < count; i++)
            {
                places[i] = new ButterflyPlace { Index = begin + i, NextFree = i + 1 < count ? begin + i + 1 : ButterflyPlace.None };
            }

            Volatile.Write(ref _parts[part], (nint)places);
            Volatile.Write(ref firstFree, begin);
            return true;
        }

        /// <summary>The place of an index, which may be any number; null if there is none.</summary>
        public ButterflyPlace* At(long index)
        {
            if (index < 0)
            {
                return null;
            }

            int part = BitOperations.Log2((ulong)(index + First) / First);
            var places = part < MostParts ? (ButterflyPlace*)Volatile.Read(ref _parts[part]) : null;
            return places != null ? places + (index + First - ((long)First << part)) : null;
        }

        [InlineArray(MostParts)]
        private struct Parts
        {
            private nint _first;
        }
    }
}
