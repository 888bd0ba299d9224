"""Solves a 3 x 3 system by talking to recursive_lu_server: no library is loaded, no package is needed.

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


class Server:
    """A server of its own, at the other end of two pipes; or one that listens at a socket. Numbers are little-endian, matrices
    go by columns."""

    def __init__(self, path=os.environ.get("RECURSIVE_LU_SERVER_PATH", str(DEFAULT)), listening_at=None):
        self.process = None
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

    def factor(self, a, m, n):
        """L and U of the m x n matrix, the row exchanges (from 1), and info: 0, or k if U(k,k) is zero."""
        info = self._ask(struct.pack(f"<Bqq{m * n}d", 0x00, m, n, *a))
        lu = self._receive(f"<{m * n}d")
        return lu, self._receive(f"<{min(m, n)}q"), info

    def factor_shared(self, name, m, n, lda, at, pivots_at):
        """Factors in place in a shared-memory object; gives info."""
        name = name.encode()
        return self._ask(
            struct.pack("<BBqqqI", 0x11, 0x00, m, n, lda, len(name)) + name + struct.pack("<qq", at, pivots_at)
        )

    def drop(self, name):
        """Has the server forget a shared-memory object."""
        name = name.encode()
        self._ask(struct.pack("<BI", 0x12, len(name)) + name)

    def solve(self, b, right_hand_sides=1, trans="N"):
        """X of op(A) X = B, with the square matrix A that was factored last; None if U has a zero on its diagonal."""
        info = self._ask(struct.pack(f"<Bcq{len(b)}d", 0x13, trans.encode(), right_hand_sides, *b))
        x = self._receive(f"<{len(b)}d")
        return x if info == 0 else None

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
        """The protocol's version, the feature bits (1: shared memory, 2: solve, ...) and the server's version."""
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
        size = struct.calcsize(layout)
        try:
            data = self.come.read(size)
        except ConnectionError:
            data = b""
        if len(data) < size:
            raise NoServer("there is no server")
        return struct.unpack(layout, data)

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

    def __init__(self, size):
        self.name = f"/recursive_lu-{os.getpid()}-{secrets.token_hex(8)}"
        self.path = f"/dev/shm{self.name}"
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.posix_fallocate(file, 0, size)  # now, and not in the middle of the work, if there is too little
            self.memory = mmap.mmap(file, size)
        finally:
            os.close(file)

    def close(self):
        """Removes it."""
        self.memory.close()
        os.unlink(self.path)


A = (2, 4, 8, 1, 3, 7, 1, 3, 9)  # by columns: the rows are 2 1 1, 4 3 3, 8 7 9
B = (7, 19, 49)


def by_stream(server):
    """x, by the pipes or the socket."""
    _, pivots, info = server.factor(A, 3, 3)
    assert info == 0 and pivots == (3, 3, 3)
    return server.solve(B)


def by_shared_memory(server):
    """x, by shared memory: ipiv first, then A."""
    shared = SharedMemory(4096)
    try:
        shared.memory[24:96] = struct.pack("<9d", *A)
        assert server.factor_shared(shared.name, 3, 3, 3, at=24, pivots_at=0) == 0
        assert struct.unpack("<3q", shared.memory[:24]) == (3, 3, 3)
        x = server.solve(B)
        server.drop(shared.name)
        return x
    finally:
        shared.close()


def main():
    listening_at = sys.argv[1] if len(sys.argv) > 1 else None
    try:
        with patiently(lambda: Server(listening_at=listening_at)) as server:
            assert server.protocol in (1, 2) and server.features & 3 == 3
            x = patiently(lambda: by_stream(server))
            assert patiently(lambda: by_shared_memory(server)) == x
    except ServerError as error:
        sys.exit(str(error))
    print("x =", *(f"{value:g}" for value in x))


if __name__ == "__main__":
    main()
