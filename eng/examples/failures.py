"""failures.py C_CLIENT PYTHON_CLIENT: what the sample clients say when a listening server has no answer for them.

Each goes to servers that are full, busy, gone and so on, some of them only at first.
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


def receive(connection, count):
    """Reads so many bytes, or fewer if the client goes away."""
    while count > 0:
        data = connection.recv(count)
        if not data:
            return
        count -= len(data)


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
                converse(connection)


def run(client, name, conversations, message):
    """Gives what is wrong with a client in one case."""
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
    if done.returncode == 0 or not done.stderr.startswith(message):
        problems.append(f"status {done.returncode}, {done.stderr!r}, not {message!r}")
    return [f"{client[-1]}, {name}: {problem}" for problem in problems]


def main():
    clients = [[sys.argv[1]], [sys.executable, sys.argv[2]]]
    problems = []
    for client in clients:
        for name, (conversations, message) in CASES.items():
            problems += run(client, name, conversations, message)
        nobody = subprocess.run([*client, "/nowhere/socket"], capture_output=True, text=True, timeout=120, check=False)
        if nobody.returncode == 0 or not nobody.stderr.startswith("there is no server"):
            problems.append(f"{client[-1]}, nobody listens: {nobody.stderr!r}")
    sys.exit("\n".join(problems) or None)


if __name__ == "__main__":
    main()
