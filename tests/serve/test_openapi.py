"""The description for programs, and requests made up after it: what is wrong gets 4xx, never 5xx, never a traceback."""

from __future__ import annotations

import json
import socket

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from tasks.serve.openapi import describe
from tasks.serve.routes import PAGES
from tests.serve.test_protocol import call

schemathesis.serializer.alias("application/sparql-query", "text/plain")
api = schemathesis.openapi.from_dict(describe(""))


def test_every_page_is_described(server: str) -> None:
    status, headers, text = call(f"{server}/openapi.json")
    assert status == 200 and headers["content-type"] == "application/json"
    assert set(json.loads(text)["paths"]) == {"/sparql", *(path.replace(":path", "") for path in PAGES)}
    assert describe("/news")["servers"] == [{"url": "/news"}]


@api.parametrize()
@settings(
    max_examples=6, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_requests_made_up_after_the_description_get_no_5xx(case: schemathesis.Case, server: str) -> None:
    answer = case.call(base_url=server, timeout=20, allow_redirects=False)
    assert answer.status_code < 500, answer.text[:500]
    assert "Traceback" not in answer.text
    assert str(answer.status_code) in case.operation.definition.raw["responses"] or answer.status_code in {404, 405}
    case.validate_response(answer, checks=(schemathesis.checks.not_a_server_error,))


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\0\xff\xfe\r\n\r\n",
        b"GET /sparql?query=%ZZ%C3%28 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /entity/%00%0d%0aX:1 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET //../..//etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /static/../app.py HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /static/%2e%2e/app.py HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\nASK {}",
        b'POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: \xff\xfe; charset="\r\nContent-Length: 6\r\n\r\nASK {}',
        b"GET / HTTP/1.1\r\nHost: x\r\nAccept: " + b"text/x," * 9000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: <script>\r\nAccept: */*\r\n\r\n",
    ],
    ids=range(11),
)
def test_bytes_that_are_hardly_a_request_get_no_5xx(server: str, request_bytes: bytes) -> None:
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), 10) as connection:
        try:
            connection.sendall(request_bytes)
            answer = connection.recv(65536)
        except ConnectionError:  # closed on us, which is an answer too
            answer = b""
    assert not answer or 200 <= int(answer.split(b" ")[1]) < 500, answer
    assert b"Traceback" not in answer and b"import" not in answer and b"root:" not in answer
    assert call(f"{server}/sparql?query=ASK%20%7B%7D")[0] == 200
