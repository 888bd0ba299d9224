"""Solves a real and a complex 3 x 3 system by talking to recursive_lu_server: no library is loaded, no package is needed.

    server_client.py            starts a server of its own
    server_client.py SOCKET     goes to the one that listens there

Class Server shows every request that a client needs: factor by pipe or socket, factor in shared memory, solve. Its exceptions
tell what happened instead of an answer; patiently() repeats what may succeed later.
"""
import mmap
import os
import pathlib
import random
import secrets
import socket
import struct
import subprocess
import sys
import time

DEFAULT = pathlib.Path(__file__).resolve().parents[2] / "artifacts" / "bin" / "recursive_lu_server"

# What a matrix may consist of: the command that factors it, struct's letter of a part of a number, the number of parts.
ELEMENTS = {"f64": (0x00, "d", 1), "f32": (0x01, "f", 1), "c128": (0x06, "d", 2), "c64": (0x07, "f", 2)}
THREADED, NO_PIVOT = 2, 4  # either may be added to such a command
SHARED, SOLVE, COMPLEX = 1, 2, 32  # what a server can do

ERRORS_END = -(2**63) + 2**31 + 1000  # an info below it is an error, and comes alone


class ServerError(Exception):
    """There is no answer."""


class ServerFull(ServerError):
    """The server has no place for another client: come again later."""


class ServerBusy(ServerError):
    """The server has no memory for the moment: ask again later, in the same conversation."""


class RequestTimedOut(ServerError):
    """The request did not come in time, and the conversation is over."""


class FactorsGivenUp(ServerError):
    """The server has given up the factors, for want of memory: factor again, in the same conversation."""


class RequestRefused(ServerError):
    """The same request will be refused again."""


class NoServer(ServerError):
    """Nobody listens, or the server ended before its answer."""


def error_of(info):
    """The exception that an error is."""
    position = (info + 2**63) % 2**31  # version 1 of the protocol counts from -(2**63), version 2 from 2**31 above
    lasting = {100: "out of memory", 101: "internal error"}
    passing = {
        103: ServerBusy("the server is busy"),
        104: RequestTimedOut("the request came too slowly"),
        105: FactorsGivenUp("the factors were given up"),
    }
    reason = lasting.get(position, f"field {position} of the request is illegal")
    return passing.get(position, RequestRefused(f"the server refused the request: {reason}"))


def pack(numbers, element):
    """The bytes of numbers; a complex one is its real part and its imaginary part."""
    _, letter, parts = ELEMENTS[element]
    flat = numbers if parts == 1 else [part for z in numbers for part in (z.real, z.imag)]
    return struct.pack(f"<{len(flat)}{letter}", *flat)


def size(count, element):
    """The number of bytes of so many numbers."""
    _, letter, parts = ELEMENTS[element]
    return struct.calcsize(f"<{count * parts}{letter}")


def unpack(data, element):
    """The numbers that bytes are."""
    _, letter, parts = ELEMENTS[element]
    flat = struct.unpack(f"<{len(data) // struct.calcsize(letter)}{letter}", data)
    return flat if parts == 1 else tuple(map(complex, flat[::2], flat[1::2]))


class Server:
    """A server of its own, at the other end of two pipes; or one that listens at a socket. Numbers are little-endian, matrices
    go by columns."""

    def __init__(self, path=os.environ.get("RECURSIVE_LU_SERVER_PATH", str(DEFAULT)), listening_at=None):
        self.process = None
        self.element = "f64"  # of the matrix that was factored last
        if listening_at is None:
            self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.to, self.come = self.process.stdin, self.process.stdout
        else:
            self._connect(listening_at)
        self.protocol, self.features, self.version = self._hello()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._send(b"\xff")
        except NoServer:
            pass  # which is what was asked for
        self._close()

    def factor(self, a, m, n, element="f64", how=0):
        """L and U of the m x n matrix, the row exchanges (from 1), and info: 0, or k if U(k,k) is zero; without row exchanges -k.
        how is 0, THREADED or NO_PIVOT."""
        info = self._ask(struct.pack("<Bqq", self._command(element) + how, m, n) + pack(a, element))
        self.element = element
        lu = unpack(self._read(size(m * n, element)), element)
        return lu, self._receive(f"<{min(m, n)}q"), info

    def factor_shared(self, name, m, n, lda, at, pivots_at, element="f64", how=0):
        """Factors in place in a shared-memory object, where at is a multiple of a number's size; gives info."""
        name = name.encode()
        command = self._command(element) + how
        info = self._ask(
            struct.pack("<BBqqqI", 0x11, command, m, n, lda, len(name)) + name + struct.pack("<qq", at, pivots_at)
        )
        self.element = element
        return info

    def drop(self, name):
        """Has the server forget a shared-memory object."""
        name = name.encode()
        self._ask(struct.pack("<BI", 0x12, len(name)) + name)

    def solve(self, b, right_hand_sides=1, trans="N"):
        """X of op(A) X = B, with the square matrix A that was factored last: A, or with trans "T" its transpose, or with "C" that
        with the signs of imaginary parts changed. None if U has a zero on its diagonal."""
        info = self._ask(struct.pack("<Bcq", 0x13, trans.encode(), right_hand_sides) + pack(b, self.element))
        x = unpack(self._read(size(len(b), self.element)), self.element)
        return x if info == 0 else None

    def _command(self, element):
        """The command that factors matrices of an element type."""
        command, _, parts = ELEMENTS[element]
        if parts == 2 and not self.features & COMPLEX:
            raise RequestRefused("the server takes no complex matrices")  # an older one would not understand the command
        return command

    def _connect(self, path):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(10)  # if many wait to be let in, connect does, too
        try:
            connection.connect(path)
        except (TimeoutError, BlockingIOError):
            connection.close()
            raise ServerFull("the server is full") from None
        except OSError as error:
            connection.close()
            raise NoServer("there is no server") from error
        connection.settimeout(None)  # requests may take as long as they do
        self.to, self.come = connection.makefile("wb"), connection.makefile("rb")
        connection.close()  # by those two, when they are

    def _hello(self):
        """The protocol's version, the feature bits and the server's version."""
        try:
            self._send(b"\x10")
            protocol, features, length = self._receive("<III")
            return protocol, features, self._receive(f"{length}s")[0].decode()
        except NoServer:
            self._close()
            if self.process:
                raise
            raise ServerFull("the server is full") from None  # then it closes the connection at once

    def _send(self, data):
        try:
            self.to.write(data)
            self.to.flush()
        except ConnectionError:
            raise NoServer("there is no server") from None

    def _receive(self, layout):
        return struct.unpack(layout, self._read(struct.calcsize(layout)))

    def _read(self, count):
        try:
            data = self.come.read(count)
        except ConnectionError:
            data = b""
        if len(data) < count:
            raise NoServer("there is no server")
        return data

    def _ask(self, request):
        """Sends a request; gives info. A server that refuses a request need not read all of it."""
        try:
            self._send(request)
        finally:
            (info,) = self._receive("<q")
            if info < ERRORS_END:
                raise error_of(info)
        return info

    def _close(self):
        for stream in (self.to, self.come):
            try:
                stream.close()
            except ConnectionError:
                pass  # what was not sent will not be
        if self.process:
            self.process.wait()


def patiently(call, attempts=8):
    """Repeats what may succeed later, with pauses that grow."""
    for attempt in range(attempts):
        try:
            return call()
        except (ServerFull, ServerBusy, FactorsGivenUp):
            if attempt == attempts - 1:
                raise
        time.sleep(0.01 * 2**attempt * random.uniform(0.5, 1))


class SharedMemory:
    """A POSIX shared-memory object that only this user may open."""

    def __init__(self, count):
        self.name = f"/recursive_lu-{os.getpid()}-{secrets.token_hex(8)}"
        self.path = f"/dev/shm{self.name}"
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.posix_fallocate(file, 0, count)  # now, and not in the middle of the work, if there is too little
            self.memory = mmap.mmap(file, count)
        finally:
            os.close(file)

    def close(self):
        """Removes it."""
        self.memory.close()
        os.unlink(self.path)


# By columns: the rows are 2 1 1, 4 3 3, 8 7 9; and 2+i 1 1, 4 3-i 3, 8 7 9+2i.
A = {"f64": (2, 4, 8, 1, 3, 7, 1, 3, 9), "c128": (2 + 1j, 4, 8, 1, 3 - 1j, 7, 1, 3, 9 + 2j)}
B = {"f64": (7, 19, 49), "c128": (6 + 4j, 18 + 5j, 45 + 25j)}


def by_stream(server, element):
    """x, by the pipes or the socket."""
    _, pivots, info = server.factor(A[element], 3, 3, element)
    assert info == 0 and pivots == (3, 3, 3)
    return server.solve(B[element])


def by_shared_memory(server, element):
    """x, by shared memory: ipiv first, then A."""
    shared = SharedMemory(4096)
    try:
        at = 64
        shared.memory[at : at + size(9, element)] = pack(A[element], element)
        assert server.factor_shared(shared.name, 3, 3, 3, at, pivots_at=0, element=element) == 0
        assert struct.unpack("<3q", shared.memory[:24]) == (3, 3, 3)
        x = server.solve(B[element])
        server.drop(shared.name)
        return x
    finally:
        shared.close()


def main():
    listening_at = sys.argv[1] if len(sys.argv) > 1 else None
    try:
        with patiently(lambda: Server(listening_at=listening_at)) as server:
            assert server.protocol in (1, 2) and server.features & SHARED and server.features & SOLVE
            for name, element in ("x", "f64"), ("z", "c128"):
                if element == "c128" and not server.features & COMPLEX:
                    print("the server takes no complex matrices")
                    break
                x = patiently(lambda: by_stream(server, element))
                assert patiently(lambda: by_shared_memory(server, element)) == x
                print(name, "=", *(f"{value:g}" for value in x))
    except ServerError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
