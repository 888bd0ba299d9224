using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecursiveLU.Conventions;
using RecursiveLU.Memory;

namespace RecursiveLU.Native;

/// <summary>The C code in front of the exports: what it calls here, and what is called there.</summary>
internal static unsafe class Front
{
    private static delegate* unmanaged<byte*, void*> s_find;

    /// <summary>Switches traps off; gives the control and status word of the vector unit as it was.</summary>
    [RuntimeImport("front_mask_traps")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern uint MaskTraps();

    /// <summary>Brings the word back, but for flags that tell nothing.</summary>
    [RuntimeImport("front_restore_control_status")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void RestoreControlStatus(uint word);

    /// <summary>The address of a symbol of the process; null if it has none.</summary>
    /// <param name="symbol">Its name, with a zero behind it.</param>
    public static void* Find(byte* symbol) => s_find(symbol);

    /// <summary>The first call of the process, before which no other one comes here: starts the runtime, and finds all that later
    /// calls would have to look for.</summary>
    [UnmanagedCallersOnly(EntryPoint = "internal_start")]
    private static long Start(Services* services)
    {
        try
        {
            s_find = services->Find;
            HostHeap.UseNative(services->Allocate, services->Free);
            ThreadSlot.UseNative(services->Block, services->SetBlock);
            Preparation.Run();
            return 0;
        }
        catch (Exception)
        {
            return InfoCode.Internal;
        }
    }

    /// <summary>As front_services in Front/front.h, which writes it.</summary>
    private readonly struct Services
    {
#pragma warning disable CS0649
        public readonly delegate* unmanaged<byte*, void*> Find;
        public readonly delegate* unmanaged[SuppressGCTransition]<void*> Block;
        public readonly delegate* unmanaged[SuppressGCTransition]<void*, int> SetBlock;
        public readonly void* Allocate;
        public readonly void* Free;
#pragma warning restore CS0649
    }
}
