"""A file server on this machine that stalls, cuts and lies as it is told."""

import contextlib
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers each request with the next of the server's answers; the last one serves all that follow."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        server = self.server
        server.requests.append((self.path, self.headers.get("Range")))
        answer = server.answers[min(len(server.requests), len(server.answers)) - 1]
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            answer(self)
        self.close_connection = True

    @property
    def first(self) -> int:
        """The byte that was asked for."""
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
        return int(found[1]) if found else 0

    def head(self, status, length=None, **headers):
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """Serves until it is closed."""

    daemon_threads = True

    def __init__(self, content, *answers, certificate=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.content, self.answers = content, answers or (serve,)
        self.requests = []
        self.released = threading.Event()
        self.scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
            self.scheme = "https"
        self.thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}/cifar-10-python.tar.gz"

    def handle_error(self, request, client_address):
        pass  # a client that hangs up is what is tested

    def close(self):
        self.released.set()
        self.shutdown()
        self.server_close()
        self.thread.join()


# --- answers --------------------------------------------------------------------------------------------------------


def serve(handler, length=None):
    """What a good server does: the file, or its rest from the byte that was asked for."""
    content, first = handler.server.content, handler.first
    if first >= len(content):
        handler.head(416, 0, Content_Range=f"bytes */{len(content)}")
    elif first:
        handler.head(206, len(content) - first, Content_Range=f"bytes {first}-{len(content) - 1}/{len(content)}")
        handler.wfile.write(content[first:])
    else:
        handler.head(200, len(content) if length is None else length)
        handler.wfile.write(content)


def ignore_range(handler):
    handler.head(200, len(handler.server.content))
    handler.wfile.write(handler.server.content)


def cut_after(count):
    """Hang up after so many bytes, in the middle of what was promised."""

    def answer(handler):
        content, first = handler.server.content, handler.first
        if first:
            handler.head(206, len(content) - first, Content_Range=f"bytes {first}-{len(content) - 1}/{len(content)}")
        else:
            handler.head(200, len(content))
        handler.wfile.write(content[first : first + count])
        handler.wfile.flush()
        time.sleep(0.05)  # so that the client has seen the answer's head: before that Qt asks again by itself
        handler.connection.shutdown(socket.SHUT_RDWR)

    return answer


def stall_after(count):
    """Send so many bytes, then nothing more."""

    def answer(handler):
        handler.head(200, len(handler.server.content))
        handler.wfile.write(handler.server.content[:count])
        handler.wfile.flush()
        handler.server.released.wait(20)

    return answer


def status(code):
    return lambda handler: handler.head(code, 0)


def redirect(address):
    return lambda handler: handler.head(302, 0, Location=address)


def claim(length):
    """Say that the file has another length."""
    return lambda handler: handler.head(200, length)


def endless(handler):
    """More and more, of unknown length."""
    handler.head(200)
    for _ in range(10_000):
        handler.wfile.write(b"x" * 10_000)


def wrong_range(content_range):
    def answer(handler):
        if not handler.first:
            serve(handler)
            return
        content = handler.server.content
        handler.head(206, 10, Content_Range=content_range.format(first=handler.first, size=len(content)))
        handler.wfile.write(content[:10])

    return answer
