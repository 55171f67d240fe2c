"""The download against servers on this machine that stall, cut and lie; nothing here reaches a network."""

import hashlib
import shutil
import socket
import subprocess
import threading
import time

import numpy as np
import pytest
from batch_files import archive_of, members_of, small_batches
from misbehaving_server import (
    Server,
    claim,
    cut_after,
    endless,
    ignore_range,
    redirect,
    serve,
    stall_after,
    status,
    wrong_range,
)
from PySide6.QtNetwork import QSslCertificate, QSslConfiguration

from cifar_gui import paths
from cifar_gui.engine import data
from cifar_gui.protocol import Imported, ImportFailed, ImportProgress
from cifar_gui.worker import Lab, download
from cifar_gui.worker.download import OFFICIAL, Download, Offer

CONTENT = np.random.default_rng(7).bytes(3_000_000)


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    monkeypatch.setattr(download, "PAUSES", (0.01, 0.02))
    monkeypatch.setattr(download, "STALL_MILLISECONDS", 300)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server():
    servers = []

    def make(*answers, content=CONTENT, **others):
        servers.append(Server(content, *answers, **others))
        return servers[-1]

    yield make
    for made in servers:
        made.close()


def offer(server, content=CONTENT):
    return Offer(server.url, len(content), hashlib.md5(content).hexdigest(), "cifar-10-python.tar.gz")


class Attempt:
    """A download and what it tells."""

    def __init__(self, qtbot, folder, offer):
        self.qtbot, self.told = qtbot, []
        self.download = Download(folder, offer)
        for signal in (self.download.progressed, self.download.finished, self.download.failed):
            signal.connect(self.told.append)
        self.download.start()

    def over(self):
        return bool(self.told) and not isinstance(self.told[-1], ImportProgress)

    def end(self, timeout=15_000):
        """The path of the file, or the sentence of a failure."""
        self.qtbot.waitUntil(self.over, timeout=timeout)
        self.download.cancel()
        last = self.told[-1]
        return str(last.message) if isinstance(last, ImportFailed) else last


@pytest.fixture
def attempt(qtbot, tmp_path):
    made = []

    def begin(server, content=CONTENT, folder=tmp_path / "数据 1"):
        made.append(Attempt(qtbot, folder, offer(server, content)))
        return made[-1]

    yield begin
    for each in made:
        each.download.cancel()


def got(path):
    return path.read_bytes() == CONTENT and sorted(p.name for p in path.parent.iterdir()) == [path.name]


def test_the_file_of_the_official_page():
    assert Offer(
        "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz", 170_498_071, "c58f30108f718f92721af3b95e74349a",
        "cifar-10-python.tar.gz",
    ) == OFFICIAL  # fmt: skip
    assert download.megabytes(OFFICIAL.size) == "163"


def test_a_good_server(attempt, server):
    good = server()
    running = attempt(good)
    assert got(running.end())
    assert good.requests == [("/cifar-10-python.tar.gz", None)]
    fractions = [event.fraction for event in running.told[:-1]]
    assert fractions
    assert all(0 <= fraction <= 1 for fraction in fractions)


def test_a_cut_is_gone_on_with_where_it_was(attempt, server):
    cutting = server(cut_after(1_000_000), cut_after(1_500_000), serve)
    assert got(attempt(cutting).end())
    assert cutting.requests[0][1] is None
    firsts = [int(asked[6:-1]) for _, asked in cutting.requests if asked]  # Qt itself may ask a second time
    assert firsts
    assert firsts == sorted(firsts)
    assert 0 < firsts[0] <= firsts[-1] < len(CONTENT)


def test_a_server_that_cuts_again_and_again_is_given_up_and_what_came_is_kept(attempt, server, tmp_path):
    running = attempt(server(cut_after(100_000)))
    assert "0 of 3 MB are kept" in running.end()
    part = running.download.part
    kept = part.read_bytes()
    assert kept
    assert CONTENT.startswith(kept)
    assert not running.download.path.exists()
    # Another day, another server.
    good = server()
    assert got(attempt(good).end())
    assert good.requests == [("/cifar-10-python.tar.gz", f"bytes={len(kept)}-")]


def test_a_server_that_stalls_counts_as_cut(attempt, server):
    assert got(attempt(server(stall_after(500_000), serve)).end())


def test_a_server_that_never_says_a_word(attempt, server):
    said = attempt(server(lambda handler: handler.server.released.wait(20))).end()
    assert "cannot be reached" in said
    assert "import it instead" in said


def test_giving_up_is_quick_while_a_server_stalls_and_keeps_what_came(attempt, server, qtbot, monkeypatch):
    monkeypatch.setattr(download, "STALL_MILLISECONDS", 30_000)
    running = attempt(server(stall_after(500_000)))
    part = running.download.part
    qtbot.waitUntil(lambda: running.download._have == 500_000, timeout=10_000)
    begin = time.monotonic()
    running.download.cancel()
    assert time.monotonic() - begin < 3  # and not the thirty seconds of patience
    assert part.read_bytes() == CONTENT[:500_000]
    told = len(running.told)
    qtbot.wait(100)
    assert len(running.told) == told


def test_a_server_that_knows_no_ranges_begins_anew(attempt, server):
    ignoring = server(cut_after(1_000_000), ignore_range)
    assert got(attempt(ignoring).end())
    # Qt itself may ask a second time where a connection was cut; the rest is asked for once.
    assert [asked for _, asked in ignoring.requests if asked] == ["bytes=1000000-"]


@pytest.mark.parametrize(
    "content_range", ["bytes 0-9/{size}", "bytes {first}-10/99", "nonsense", "", "bytes {first}-/*"]
)
def test_a_rest_that_is_another_is_not_taken(attempt, server, content_range):
    """All of it is fetched instead."""
    lying = server(cut_after(1_000_000), wrong_range(content_range))
    assert got(attempt(lying).end())
    assert lying.requests[-1][1] is None


def test_a_part_that_is_longer_than_the_file_is_thrown_away(attempt, server, tmp_path):
    folder = tmp_path / "数据 1"
    folder.mkdir()
    (folder / "cifar-10-python.tar.gz.part").write_bytes(CONTENT + b"x")
    good = server()
    assert got(attempt(good).end())
    assert good.requests == [("/cifar-10-python.tar.gz", None)]


def test_a_part_that_is_whole_is_only_checked(attempt, server, tmp_path):
    folder = tmp_path / "数据 1"
    folder.mkdir()
    (folder / "cifar-10-python.tar.gz.part").write_bytes(CONTENT)
    good = server()
    assert got(attempt(good).end())
    assert not good.requests


def test_a_part_of_something_else_does_not_pass_the_checksum(attempt, server, tmp_path):
    folder = tmp_path / "数据 1"
    folder.mkdir()
    (folder / "cifar-10-python.tar.gz.part").write_bytes(b"something else")
    assert "checksum" in attempt(server()).end()
    assert not any(folder.glob("*.gz*"))
    assert got(attempt(server()).end())


def test_a_wrong_checksum_leaves_no_file(attempt, server, tmp_path):
    running = attempt(server(content=CONTENT[:-1] + b"?"))
    assert "checksum" in running.end()
    assert list((tmp_path / "数据 1").iterdir()) == []


@pytest.mark.parametrize("length", [0, 1, len(CONTENT) - 1, 10**15])
def test_a_file_of_another_size_is_not_begun(attempt, server, length, tmp_path):
    assert "was not downloaded" in attempt(server(claim(length))).end()
    assert list((tmp_path / "数据 1").iterdir()) == []


def test_more_than_the_file_is_not_kept(attempt, server, tmp_path):
    assert "More than the" in attempt(server(endless)).end()
    assert list((tmp_path / "数据 1").iterdir()) == []


@pytest.mark.parametrize(("code", "tries"), [(403, 1), (404, 1), (500, 2), (503, 2)])
def test_an_error_of_the_server_is_a_sentence(attempt, server, code, tries):
    refusing = server(status(code))
    said = attempt(refusing).end()
    assert f"error {code}" in said
    assert "import a local copy" in said
    assert len(refusing.requests) == tries


def test_an_error_that_passes(attempt, server):
    assert got(attempt(server(status(503), serve)).end())


def test_no_network_is_a_sentence_that_names_the_import(attempt, server):
    gone = server()
    address = gone.url
    gone.close()
    gone = type("Gone", (), {"url": address})
    said = attempt(gone).end()
    assert "cannot be reached" in said
    assert "import" in said


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x", "file:///etc/passwd", "//127.0.0.1/x", "ftp://x/y", ""])
def test_a_redirect_that_is_not_secure_is_not_followed(attempt, server, address):
    leading = server(redirect(address))
    assert "not secure" in attempt(leading).end()
    assert len(leading.requests) == 1


@pytest.fixture
def certificate(tmp_path):
    """A certificate of our own for 127.0.0.1, trusted for this test."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    key, file = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", file],
        check=True, capture_output=True,
    )  # fmt: skip
    both = tmp_path / "both.pem"
    both.write_bytes(key.read_bytes() + file.read_bytes())
    before = QSslConfiguration.defaultConfiguration()
    trusting = QSslConfiguration(before)
    trusting.addCaCertificates(QSslCertificate.fromPath(str(file)))
    QSslConfiguration.setDefaultConfiguration(trusting)
    yield both
    QSslConfiguration.setDefaultConfiguration(before)


def test_a_secure_redirect_is_followed(attempt, server, certificate):
    secure = server(certificate=certificate)
    assert got(attempt(server(redirect(secure.url))).end())
    assert len(secure.requests) == 1


def test_redirects_in_circles_end(attempt, server, certificate):
    secure = server(serve, certificate=certificate)
    secure.answers = (redirect(secure.url),)
    assert "circles" in attempt(secure).end()
    assert len(secure.requests) == 1 + download.MOST_REDIRECTS


def test_a_certificate_that_nobody_knows_is_not_trusted(attempt, server, certificate):
    untrusting = QSslConfiguration.defaultConfiguration()
    untrusting.setCaCertificates([])
    QSslConfiguration.setDefaultConfiguration(untrusting)
    secure = server(certificate=certificate)
    assert "cannot be reached" in attempt(secure).end()
    assert not secure.requests


def test_two_programs_do_not_download_into_one_file(attempt, server):
    first = attempt(server(stall_after(1000)))
    assert "Another window" in attempt(server()).end()
    first.download.cancel()
    assert got(attempt(server()).end())


def test_a_folder_that_cannot_be_written_is_a_sentence(attempt, server, tmp_path):
    (tmp_path / "file").write_text("")
    assert "cannot be written" in attempt(server(), folder=tmp_path / "file" / "x").end()


def test_a_disk_without_room_is_told_before(attempt, server, monkeypatch):
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100))
    good = server()
    assert "no room" in attempt(good).end()
    assert not good.requests


# --- through the Lab ------------------------------------------------------------------------------------------------


@pytest.fixture
def lab(qtbot):
    lab = Lab()
    lab.told = []
    lab.import_event.connect(lab.told.append)
    lab.faults = []
    lab.fault.connect(lab.faults.append)
    lab._threads[1].start()  # files and network; torch is not needed
    yield lab
    lab.close()


@pytest.fixture
def archive(tmp_path):
    return archive_of(tmp_path / "small.tar.gz", members_of(small_batches())).read_bytes()


def until(qtbot, lab, kind):
    qtbot.waitUntil(lambda: any(isinstance(event, kind) for event in lab.told), timeout=20_000)
    return next(event for event in lab.told if isinstance(event, kind))


def test_what_was_downloaded_is_imported_and_goes(qtbot, lab, server, archive, monkeypatch):
    good = server(content=archive)
    monkeypatch.setattr(download, "OFFICIAL", offer(good, archive))
    lab.download()
    imported = until(qtbot, lab, Imported)
    assert len(data.load_cifar10(imported.root).train) == 35
    assert [path.name for path in paths.data_folder().iterdir()] == [imported.root.name]
    assert not lab.faults


def test_a_download_can_be_given_up_and_taken_up(qtbot, lab, server, archive, monkeypatch):
    stalling = server(stall_after(len(archive) // 2), content=archive)
    monkeypatch.setattr(download, "STALL_MILLISECONDS", 30_000)
    monkeypatch.setattr(download, "OFFICIAL", offer(stalling, archive))
    part = paths.data_folder() / "cifar-10-python.tar.gz.part"
    lab.download()
    qtbot.waitUntil(lambda: bool(lab.told), timeout=10_000)
    lab.cancel_import()
    assert until(qtbot, lab, ImportFailed) == ImportFailed(None)
    assert part.stat().st_size == len(archive) // 2
    stalling.answers = (serve,)
    lab.download()
    until(qtbot, lab, Imported)
    assert stalling.requests[1][1] == f"bytes={len(archive) // 2}-"
    assert not part.exists()


def test_closing_while_a_server_stalls_is_quick(qtbot, lab, server, monkeypatch):
    monkeypatch.setattr(download, "STALL_MILLISECONDS", 30_000)
    stalling = server(stall_after(10))
    monkeypatch.setattr(download, "OFFICIAL", offer(stalling))
    lab.download()
    qtbot.waitUntil(lambda: bool(stalling.requests), timeout=10_000)
    begin = time.monotonic()
    lab.close()
    assert time.monotonic() - begin < 3


def test_an_import_takes_the_place_of_a_download(qtbot, lab, server, archive, tmp_path, monkeypatch):
    monkeypatch.setattr(download, "OFFICIAL", offer(server(stall_after(10))))
    lab.download()
    lab.import_data(tmp_path / "small.tar.gz")
    until(qtbot, lab, Imported)
    assert (tmp_path / "small.tar.gz").exists()


def test_the_name_of_a_server_that_nobody_knows(attempt, monkeypatch):
    """Without a network every name is unknown; ``.invalid`` always is, and asking for it leaves this machine alone."""
    gone = type("Gone", (), {"url": "https://cifar.invalid/x"})
    assert "cannot be reached" in attempt(gone).end(timeout=30_000)


def test_no_server_is_left_listening(server):
    made = server()
    address = made.server_address
    made.close()
    with pytest.raises(OSError, match="refused"), socket.create_connection(address, timeout=1):
        pass
    assert not any(thread.name.startswith("serve") for thread in threading.enumerate())
