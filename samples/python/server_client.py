"""Solves a 3 x 3 system by talking to recursive_lu_server: no library is loaded, no package is needed.

    server_client.py

Class Server shows every request that a client needs: factor by pipe, factor in shared memory, solve.
"""
import mmap
import os
import pathlib
import secrets
import struct
import subprocess

DEFAULT = pathlib.Path(__file__).resolve().parents[2] / "artifacts" / "bin" / "recursive_lu_server"
ERRORS_END = -(2**63) + 2**31 + 1000  # an info below it is an error, and comes alone


class ServerError(Exception):
    """The server refused a request."""

    def __init__(self, info):
        codes = {100: "out of memory", 101: "internal error"}
        position = (info + 2**63) % 2**31  # version 1 of the protocol counts from -(2**63), version 2 from 2**31 above
        super().__init__(codes.get(position, f"field {position} of the request is illegal"))


class Server:
    """A server of its own, at the other end of two pipes. Numbers are little-endian, matrices go by columns."""

    def __init__(self, path=os.environ.get("RECURSIVE_LU_SERVER_PATH", str(DEFAULT))):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._send(b"\xff")
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def hello(self):
        """The protocol's version, the feature bits (1: shared memory, 2: solve, ...) and the server's version."""
        self._send(b"\x10")
        protocol, features, length = self._receive("<III")
        return protocol, features, self._receive(f"{length}s")[0].decode()

    def factor(self, a, m, n):
        """L and U of the m x n matrix, the row exchanges (from 1), and info: 0, or k if U(k,k) is zero."""
        self._send(struct.pack(f"<Bqq{m * n}d", 0x00, m, n, *a))
        info = self._info()
        lu = self._receive(f"<{m * n}d")
        return lu, self._receive(f"<{min(m, n)}q"), info

    def factor_shared(self, name, m, n, lda, at, pivots_at):
        """Factors in place in a shared-memory object; gives info."""
        name = name.encode()
        self._send(struct.pack("<BBqqqI", 0x11, 0x00, m, n, lda, len(name)) + name + struct.pack("<qq", at, pivots_at))
        return self._info()

    def drop(self, name):
        """Has the server forget a shared-memory object."""
        name = name.encode()
        self._send(struct.pack("<BI", 0x12, len(name)) + name)
        self._info()

    def solve(self, b, right_hand_sides=1, trans="N"):
        """X of op(A) X = B, with the square matrix A that was factored last; None if U has a zero on its diagonal."""
        self._send(struct.pack(f"<Bcq{len(b)}d", 0x13, trans.encode(), right_hand_sides, *b))
        info = self._info()
        x = self._receive(f"<{len(b)}d")
        return x if info == 0 else None

    def _send(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def _receive(self, layout):
        size = struct.calcsize(layout)
        data = self.process.stdout.read(size)
        if len(data) < size:
            raise EOFError(f"the server ended with status {self.process.wait()}")
        return struct.unpack(layout, data)

    def _info(self):
        (info,) = self._receive("<q")
        if info < ERRORS_END:
            raise ServerError(info)
        return info


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


def main():
    a = (2, 4, 8, 1, 3, 7, 1, 3, 9)  # by columns: the rows are 2 1 1, 4 3 3, 8 7 9
    b = (7, 19, 49)
    with Server() as server:
        protocol, features, _ = server.hello()
        assert protocol in (1, 2) and features & 3 == 3
        lu, pivots, info = server.factor(a, 3, 3)
        assert info == 0 and pivots == (3, 3, 3)
        x = server.solve(b)

        # The same in shared memory: ipiv first, then A.
        shared = SharedMemory(4096)
        try:
            shared.memory[24:96] = struct.pack("<9d", *a)
            assert server.factor_shared(shared.name, 3, 3, 3, at=24, pivots_at=0) == 0
            assert struct.unpack("<9d", shared.memory[24:96]) == lu
            assert struct.unpack("<3q", shared.memory[:24]) == pivots
            assert server.solve(b) == x
            server.drop(shared.name)
        finally:
            shared.close()
    print("x =", *(f"{value:g}" for value in x))


if __name__ == "__main__":
    main()
