"""What the machine is, in words."""
import glob
import os
import platform
import subprocess
import time
from pathlib import Path


def processor_fields():
    """The first processor's fields in /proc/cpuinfo."""
    first = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").split("\n\n")[0]
    pairs = (line.partition(":") for line in first.splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs}


def has_avx512():
    """Whether processor and system have AVX-512."""
    return "avx512f" in processor_fields().get("flags", "").split()


def cores():
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0))


def model():
    """The processor's name. Virtual machines hide it sometimes: then its family and model help."""
    fields = processor_fields()
    name = " ".join(fields.get("model name", platform.machine()).split())
    if any(digit in name for digit in "0123456789"):
        return name
    return f"{name} (family {fields.get('cpu family', '?')}, model {fields.get('model', '?')})"


def caches():
    """The first processor's data caches, by level."""
    sizes = {}
    for index in sorted(glob.glob("/sys/devices/system/cpu/cpu0/cache/index*")):
        kind, level, size = (Path(index, name).read_text().strip() for name in ("type", "level", "size"))
        if kind != "Instruction":
            kib = int(size.removesuffix("K"))
            sizes[f"L{level}"] = f"{kib} KiB" if kib < 1024 else f"{kib / 1024:g} MiB"
    return ", ".join(f"{level} {size}" for level, size in sizes.items()) or "unknown"


def system():
    """The distribution's name."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()


def compiler():
    """The C compiler's first line."""
    done = subprocess.run(["gcc", "--version"], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()[0] if done.stdout else "unknown"


def processor_times():
    """Idle and all time of all processors since the start, in ticks."""
    ticks = [int(text) for text in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)


def busy():
    """The share of the processors' time that other programs take now."""
    idle, total = processor_times()
    time.sleep(0.5)
    later_idle, later_total = processor_times()
    return 1 - (later_idle - idle) / max(1, later_total - total)


def title():
    """A short name for headings."""
    count = cores()
    return f"{model()}, {count} core{'s' if count > 1 else ''}"


def description():
    """What to know of a machine, name by name."""
    return {
        "Processor": model(),
        "Cores used": str(cores()),
        "Caches": caches(),
        "Kernel": platform.release(),
        "System": system(),
        "Compiler": compiler(),
    }
