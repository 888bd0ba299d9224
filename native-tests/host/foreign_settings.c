/* Settings in the environment that are meant for another .NET runtime, or for all of them: this library has
   the same threads, kernels and results as without, and prints nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls.h"
#include "check.h"
#include "spawn.h"

enum { limit_seconds = 30, text_limit = 64, order = 60 };

/* Behind DOTNET_ and its older name COMPlus_. Numbers are hexadecimal, as that runtime reads them. */
static const char *const settings[] = {
    "GCHeapHardLimit=1",
    "GCHeapHardLimit=200",
    "GCHeapHardLimit=10000",
    "GCHeapHardLimit=7FFFFFFFFFFF0000",
    "GCHeapHardLimit=nonsense",
    "GCHeapHardLimitPercent=1",
    "GCHeapHardLimitSOH=1",
    "GCTotalPhysicalMemory=1",
    "GCRegionRange=1",
    "GCRegionRange=7FFFFFFFFFFF0000",
    "GCRegionSize=1",
    "GCRegionSize=1000",
    "GCRegionSize=7FFFFFFFFFFF0000",
    "GCSegmentSize=1",
    "GCgen0size=1",
    "GCgen0size=7FFFFFFFFFFF0000",
    "GCLargePages=1",
    "GCHeapAffinitizeMask=1",
    "GCHeapAffinitizeMask=8000000000000000",
    "GCHeapAffinitizeRanges=900-999",
    "GCHeapAffinitizeRanges=nonsense",
    "GCHeapCount=40",
    "GCNoAffinitize=1",
    "GCCpuGroup=1",
    "GCConserveMemory=9",
    "GCName=libnowhere.so",
    "GCPath=/nowhere/libnowhere.so",
    "gcServer=1",
    "gcConcurrent=1",
    "gcTrace=1",
    "GCLogEnabled=1",
    "GCStress=3",
    "HeapVerify=1",
    "PROCESSOR_COUNT=1",
    "PROCESSOR_COUNT=77",
    "DefaultStackSize=1",
    "DefaultStackSize=7FFFFFFFFFFF0000",
    "Thread_DefaultStackSize=1",
    "Thread_DefaultStackSize=7FFFFFFFFFFF0000",
    "DbgEnableMiniDump=1",
    "DbgEnableMiniDump=1 DbgMiniDumpType=4 DbgMiniDumpName=/nowhere/dump",
    "EnableCrashReport=1",
    "EnableDiagnostics=1",
    "DiagnosticPorts=/nowhere/port",
    "EnableEventPipe=1 EventPipeOutputPath=/nowhere/trace",
    "EventPipeConfig=nonsense",
    "LTTng=1",
    "EnableEventLog=1",
    "StressLog=1 LogLevel=9",
    "EnableHWIntrinsic=0",
    "EnableAVX=0",
    "EnableAVX2=0",
    "EnableAVX512=0",
    "EnableAVX512F=0",
    "EnableFMA=0",
    "PreferredVectorBitWidth=80",
    "MaxVectorTBitWidth=80",
    "TieredCompilation=0",
    "SYSTEM_GLOBALIZATION_INVARIANT=0",
    "gcServer=1 GCHeapHardLimit=200 GCLargePages=1 GCHeapCount=40 PROCESSOR_COUNT=40",
};

static int use_the_library(char **argv) {
    library lib = library_open_path(argv[1]);
    CHECK(strcmp(lib.isa(), argv[2]) == 0, "kernels for %s instead of %s", lib.isa(), argv[2]);
    CHECK(lib.get_num_threads() == atoi(argv[3]), "%d threads instead of %s", lib.get_num_threads(), argv[3]);
    calls all = calls_new(&lib, order);
    char digest[text_limit];
    snprintf(digest, sizeof digest, "%lx", (unsigned long)calls_digest(&all));
    CHECK(strcmp(digest, argv[4]) == 0, "other bits");
    calls_free(&all);
    return check_report();
}

/* Makes "DOTNET_A=1", "COMPlus_A=1", "DOTNET_B=2" and "COMPlus_B=2" of "A=1 B=2". */
static void run_with(char **arguments, const char *setting) {
    enum { most = 12 };
    char text[256], made[most][2 * text_limit], *environment[most + 1] = {NULL}, *rest = text;
    int count = 0;
    snprintf(text, sizeof text, "%s", setting);
    for (char *one = strtok_r(text, " ", &rest); one != NULL; one = strtok_r(NULL, " ", &rest)) {
        REQUIRE(count + 2 <= most, "too many settings");
        snprintf(made[count], sizeof made[count], "DOTNET_%s", one);
        snprintf(made[count + 1], sizeof made[count + 1], "COMPlus_%s", one);
        environment[count] = made[count];
        environment[count + 1] = made[count + 1];
        count += 2;
    }
    ended program = spawn(arguments, environment, limit_seconds, NULL, NULL);
    spawn_check(&program, setting);
}

int main(int argc, char **argv) {
    if (argc == 5) {
        return use_the_library(argv);
    }
    library lib = library_open(argc, argv);
    calls all = calls_new(&lib, order);
    char threads[text_limit], digest[text_limit], isa[text_limit];
    snprintf(threads, sizeof threads, "%d", lib.get_num_threads());
    snprintf(digest, sizeof digest, "%lx", (unsigned long)calls_digest(&all));
    snprintf(isa, sizeof isa, "%s", lib.isa());
    calls_free(&all);
    char *arguments[] = {"/proc/self/exe", argv[1], isa, threads, digest, NULL};
    for (size_t s = 0; s < sizeof settings / sizeof settings[0]; s++) {
        run_with(arguments, settings[s]);
    }
    return check_report();
}
