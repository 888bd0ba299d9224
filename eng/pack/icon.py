#!/usr/bin/env python3
"""Draws the icon of the packages: a matrix and its two triangular factors, split as the recursion splits them.

icon.py FILE writes a PNG of 128 x 128 pixels.
"""
import struct
import sys
import zlib

SIZE, SAMPLES, RADIUS, DEPTH = 128, 4, 22, 3
LOWER, UPPER, LINE = (24, 58, 110), (230, 126, 34), (255, 255, 255)


def inside(x, y):
    """Whether a point is in the square with round corners."""
    dx = max(RADIUS - x, x - (SIZE - RADIUS), 0)
    dy = max(RADIUS - y, y - (SIZE - RADIUS), 0)
    return dx * dx + dy * dy <= RADIUS * RADIUS


def on_line(x, y):
    """Whether a point is on the diagonal, or on the border between a left half and what is to the right of it."""
    if abs(x - y) < 2.2:
        return True
    left, size = 0.0, float(SIZE)
    for _ in range(DEPTH):
        middle = left + size / 2
        if (abs(x - middle) < 1.3 and y >= left) or (abs(y - middle) < 1.3 and x >= middle):
            return True
        if x < middle:
            size /= 2
        elif y >= middle:
            left, size = middle, size / 2
        else:
            return False
    return False


def pixel(i, j):
    """The colour of a pixel with its opacity, from the middle of each of its parts."""
    total = [0, 0, 0, 0]
    for a in range(SAMPLES * SAMPLES):
        x = j + (a % SAMPLES + 0.5) / SAMPLES
        y = i + (a // SAMPLES + 0.5) / SAMPLES
        if inside(x, y):
            colour = LINE if on_line(x, y) else LOWER if y > x else UPPER
            total = [t + c for t, c in zip(total, (*colour, 1))]
    count = total[3]
    if count == 0:
        return bytes(4)
    return bytes([round(c / count) for c in total[:3]] + [round(255 * count / SAMPLES**2)])


def chunk(name, data):
    """A part of a PNG file."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


rows = b"".join(b"\0" + b"".join(pixel(i, j) for j in range(SIZE)) for i in range(SIZE))
with open(sys.argv[1], "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n")
    file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)))
    file.write(chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
