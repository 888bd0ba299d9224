"""failures.py C_CLIENT PYTHON_CLIENT: what the sample clients say when a listening server has no answer for them.

Each goes to servers that are full, busy, gone and so on, some of them only at first; and to one that is too old for complex
matrices, which must not be asked for them.
"""
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading

ERRORS = -(2**63) + 2**31
HELLO = struct.pack("<III", 2, 3, 4) + b"fake"
SOLUTION = struct.pack("<q3d", 0, 1, 2, 3)
SHARED_HEAD, SHARED_TAIL = 2 + 3 * 8 + 4, 2 * 8
REQUEST_BYTES = 17 + 9 * 8
FACTORS = struct.pack("<q9d3q", 0, 8, 0.25, 0.5, 7, -0.75, 0.6, 9, -1.25, -0.6, 3, 3, 3)


def refuse(number, times):
    """A conversation whose first requests get an error, and the next ones end it."""

    def converse(connection):
        connection.sendall(HELLO)
        for _ in range(times):
            receive(connection, REQUEST_BYTES)
            connection.sendall(struct.pack("<q", ERRORS + number))
        receive(connection, REQUEST_BYTES)

    return converse


def lose_factors(connection):
    """Factors, and has no factors at the first solve."""
    connection.sendall(HELLO)
    receive(connection, REQUEST_BYTES)
    connection.sendall(FACTORS)
    receive(connection, 10 + 3 * 8)
    connection.sendall(struct.pack("<q", ERRORS + 105))
    receive(connection, REQUEST_BYTES)


def die(connection):
    """Ends in the middle of an answer."""
    connection.sendall(HELLO)
    receive(connection, REQUEST_BYTES)
    connection.sendall(FACTORS[:50])


def know_only_real(connection):
    """Answers what a server without complex matrices is asked; gives up at anything else."""
    connection.sendall(HELLO)
    receive(connection, REQUEST_BYTES)
    connection.sendall(FACTORS)
    receive(connection, 10 + 3 * 8)
    connection.sendall(SOLUTION)
    head = receive(connection, SHARED_HEAD)
    name = receive(connection, *struct.unpack_from("<I", head, SHARED_HEAD - 4))
    _, pivots_at = struct.unpack("<qq", receive(connection, SHARED_TAIL))
    with open(b"/dev/shm" + name, "r+b") as shared:
        shared.seek(pivots_at)
        shared.write(struct.pack("<3q", 3, 3, 3))
    connection.sendall(struct.pack("<q", 0))
    receive(connection, 10 + 3 * 8)
    connection.sendall(SOLUTION)
    receive(connection, 5 + len(name))
    connection.sendall(struct.pack("<q", 0))
    last = receive(connection, 1)
    assert last in (b"", b"\xff"), f"the client has sent {last!r}"


def receive(connection, count):
    """Reads so many bytes, or fewer if the client goes away."""
    data = b""
    while len(data) < count:
        more = connection.recv(count - len(data))
        if not more:
            break
        data += more
    return data


# What the last conversation of each case says is what the client must end with: by then it must have come back for all others.
CASES = {
    "full, then dead": (["full", "full", die], "there is no server"),
    "always full": (["full"] * 8, "the server is full"),
    "always busy": ([refuse(103, 8)], "the server is busy"),
    "busy, then dead": ([refuse(103, 2)], "there is no server"),
    "timed out": ([refuse(104, 1)], "the request came too slowly"),
    "no factors, then dead": ([lose_factors], "there is no server"),
    "out of memory": ([refuse(100, 1)], "the server refused the request"),
    "a field": ([refuse(3, 1)], "the server refused the request"),
}


def serve(listener, conversations, problems):
    """Has the conversations one after the other."""
    for converse in conversations:
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            problems.append("the client did not come again")
            return
        with connection:
            if converse != "full":
                receive(connection, 1)
                try:
                    converse(connection)
                except (AssertionError, OSError, struct.error) as error:
                    problems.append(f"in the conversation: {error!r}")


def run(client, name, conversations, message="", printed=None):
    """Gives what is wrong with a client in one case: it must end with a message, or if it must succeed with what it prints."""
    problems = []
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        path = os.path.join(folder, "socket")
        listener.bind(path)
        listener.listen()
        listener.settimeout(60)
        thread = threading.Thread(target=serve, args=(listener, conversations, problems))
        thread.start()
        done = subprocess.run([*client, path], capture_output=True, text=True, timeout=120, check=False)
        thread.join()
    if printed is not None and (done.returncode, done.stdout, done.stderr) != (0, printed, ""):
        problems.append(f"status {done.returncode}, {done.stdout!r}, {done.stderr!r}, not {printed!r}")
    if printed is None and (done.returncode == 0 or not done.stderr.startswith(message)):
        problems.append(f"status {done.returncode}, {done.stderr!r}, not {message!r}")
    return [f"{client[-1]}, {name}: {problem}" for problem in problems]


def main():
    clients = [[sys.argv[1]], [sys.executable, sys.argv[2]]]
    problems = []
    for client in clients:
        for name, (conversations, message) in CASES.items():
            problems += run(client, name, conversations, message)
        printed = "x = 1 2 3\nthe server takes no complex matrices\n"
        problems += run(client, "real matrices only", [know_only_real], printed=printed)
        nobody = subprocess.run([*client, "/nowhere/socket"], capture_output=True, text=True, timeout=120, check=False)
        if nobody.returncode == 0 or not nobody.stderr.startswith("there is no server"):
            problems.append(f"{client[-1]}, nobody listens: {nobody.stderr!r}")
    sys.exit("\n".join(problems) or None)


if __name__ == "__main__":
    main()
