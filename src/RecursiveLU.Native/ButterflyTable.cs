using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms;
using RecursiveLU.Memory;

namespace RecursiveLU.Native;

/// <summary>The workspaces of the host. A handle is not an address but a place in a table, a kind of element and the number of
/// workspaces that have been in that place: a handle that is none, or no more, is found out.</summary>
internal static unsafe class ButterflyTable
{
    private const int KindBits = 2;

    private static readonly Lock s_gate = new();
    private static Place[] s_places = [];
    private static int s_firstFree = -1;

    /// <summary>Makes a workspace; gives its handle, or 0 if there is not enough memory.</summary>
    public static ulong Create<T>(long capacity)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        void* memory = ButterflyFactors<T>.Allocate(capacity, out ButterflyFactors<T> factors);
        if (memory == null)
        {
            return 0;
        }

        Place place = TakePlace();
        lock (place.Gate)
        {
            place.Memory = memory;
            place.Factors<T>() = factors;
            place.Handle = HandleOf<T>(place.Index, ++place.Generation);
            return place.Handle;
        }
    }

    /// <summary>Ends a workspace when no call uses it any more; false if there is none.</summary>
    public static bool Destroy<T>(ulong handle)
    {
        Place? place = PlaceOf(handle);
        if (place == null || handle != HandleOf<T>(place.Index, (uint)(handle >> 32)))
        {
            return false;
        }

        lock (place.Gate)
        {
            if (place.Handle != handle)
            {
                return false;
            }

            NativeBlock.Free(place.Memory);
            place.Handle = 0;
        }

        lock (s_gate)
        {
            place.NextFree = s_firstFree;
            s_firstFree = place.Index;
        }

        return true;
    }

    /// <summary>Waits until no other call uses a workspace; null if there is none.</summary>
    public static Place? Enter<T>(ulong handle)
    {
        Place? place = PlaceOf(handle);
        if (place == null || handle != HandleOf<T>(place.Index, (uint)(handle >> 32)))
        {
            return null;
        }

        place.Gate.Enter();
        if (place.Handle == handle)
        {
            return place;
        }

        place.Gate.Exit();
        return null;
    }

    /// <summary>Places are used again and never given back, so that many workspaces one after another leave no garbage.</summary>
    private static Place TakePlace()
    {
        lock (s_gate)
        {
            if (s_firstFree < 0)
            {
                int count = s_places.Length;
                Array.Resize(ref s_places, Math.Max(8, 2 * count));
                for (int i = s_places.Length - 1; i >= count; i--)
                {
                    s_places[i] = new Place(i) { NextFree = s_firstFree };
                    s_firstFree = i;
                }
            }

            Place place = s_places[s_firstFree];
            s_firstFree = place.NextFree;
            return place;
        }
    }

    private static Place? PlaceOf(ulong handle)
    {
        Place[] places = Volatile.Read(ref s_places);
        long index = ((long)(uint)handle >> KindBits) - 1;
        return index >= 0 && index < places.Length ? places[index] : null;
    }

    private static ulong HandleOf<T>(int index, uint generation) =>
        ((ulong)generation << 32) | (((uint)index + 1) << KindBits) | (typeof(T) == typeof(double) ? 1u : 2u);

    /// <summary>A place of the table.</summary>
    internal sealed class Place(int index)
    {
        private ButterflyFactors<double> _double;
        private ButterflyFactors<float> _float;

        public Lock Gate { get; } = new();

        public int Index => index;

        /// <summary>Gets or sets the next place that is free.</summary>
        public int NextFree { get; set; }

        /// <summary>Gets or sets the workspaces that have been here, this one included.</summary>
        public uint Generation { get; set; }

        /// <summary>Gets or sets the handle; 0 if there is no workspace here.</summary>
        public ulong Handle { get; set; }

        public void* Memory { get; set; }

        /// <summary>The workspace.</summary>
        public ref ButterflyFactors<T> Factors<T>()
            where T : unmanaged, IFloatingPointIeee754<T> =>
            ref typeof(T) == typeof(double)
                ? ref Unsafe.As<ButterflyFactors<double>, ButterflyFactors<T>>(ref _double)
                : ref Unsafe.As<ButterflyFactors<float>, ButterflyFactors<T>>(ref _float);
    }
}
