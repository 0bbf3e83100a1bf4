"""Brings a store at a URL up to date with what was published: SPARQL 1.1 Graph Store HTTP Protocol, a graph at a time.

A graph of its own at the store says which graphs we put there and what they were (by hash), so that only what has
changed is sent, and what is gone is deleted. It is written last: a push that was interrupted is taken up by the next.
The protocol knows no transaction over several graphs, so readers of that store may see a push half done.

Reference: W3C, SPARQL 1.1 Graph Store HTTP Protocol.
"""

from __future__ import annotations

from hashlib import sha256
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from tasks.errors import BadGraph, Misuse
from tasks.load.terms import iri, term_of, text, tw

_SECONDS = 60  #: to wait for an answer


def push(store: Store, url: str, base: str) -> tuple[int, int]:
    """Makes the graphs at ``url`` those of ``store``; gives how many were sent and how many deleted.

    ``url`` is the store's Graph Store endpoint (Oxigraph: ``…/store``, Virtuoso: ``…/sparql-graph-crud-auth``), with
    ``user:password@`` where it asks for them.

    Raises:
        BadGraph: the store cannot be reached or refuses; what it has is repaired by the next push.
        Misuse: ``url`` is no web address.
    """
    remote = _Remote(url)
    manifest = f"{base}graph/pushed"
    before = _read_manifest(remote.get(manifest))
    now: dict[str, str] = {}
    sent = 0
    for name in sorted(node.value for node in store.named_graphs() if isinstance(node, NamedNode)):
        body = _lines(store, name)
        now[name] = sha256(body).hexdigest()
        if before.get(name) != now[name]:
            remote.put(name, body)
            sent += 1
    gone = sorted(before.keys() - now.keys())
    for name in gone:
        remote.delete(name)
    if before != now:
        lines = [f"{iri(name)} {tw('sha256')} {text(digest)} .\n" for name, digest in sorted(now.items())]
        remote.put(manifest, "".join(lines).encode("utf-8"))
    return sent, len(gone)


def _lines(store: Store, name: str) -> bytes:
    """A named graph as sorted N-Triples."""
    quads = store.quads_for_pattern(None, None, None, NamedNode(name))
    lines = (f"{term_of(q.subject)} <{q.predicate.value}> {term_of(q.object)} .\n" for q in quads)
    return "".join(sorted(lines)).encode("utf-8")


def _read_manifest(body: bytes) -> dict[str, str]:
    try:
        triples = list(parse(body, format=RdfFormat.TURTLE))
    except SyntaxError:  # not ours, or damaged: send everything again
        return {}
    return {
        t.subject.value: t.object.value
        for t in triples
        if isinstance(t.subject, NamedNode) and f"<{t.predicate.value}>" == tw("sha256")
    }


class _Remote:
    """A Graph Store endpoint."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Misuse(
                f"{url!r} is no web address", hint="Give the store’s Graph Store endpoint: http://host:7878/store"
            )
        host = parts.hostname + (f":{parts.port}" if parts.port else "")
        self._url = urlunsplit((parts.scheme, host, parts.path, parts.query, ""))
        self._opener = _opener(self._url, parts.username, parts.password)

    def get(self, name: str) -> bytes:
        """A graph as Turtle; nothing where there is none."""
        return self._ask("GET", name, None, {404: b"", 204: b""})

    def put(self, name: str, body: bytes) -> None:
        """Replaces a graph."""
        self._ask("PUT", name, body, {})

    def delete(self, name: str) -> None:
        """Deletes a graph; one that is not there is no mistake."""
        self._ask("DELETE", name, None, {404: b""})

    def _ask(self, method: str, name: str, body: bytes | None, known: dict[int, bytes]) -> bytes:
        url = f"{self._url}{'&' if '?' in self._url else '?'}graph={quote(name, safe='')}"
        headers = {"Accept": "text/turtle"} if body is None else {"Content-Type": "text/turtle; charset=utf-8"}
        try:
            with self._opener.open(Request(url, body, headers, method=method), timeout=_SECONDS) as answer:
                found: bytes = answer.read()
                return found
        except HTTPError as error:
            if error.code in known:
                return known[error.code]
            raise BadGraph(
                f"the store refuses to {method} a graph: {error.code} {error.reason}", where=self._url,
                hint="Give its Graph Store endpoint, and user:password@ if it asks for them.",
            ) from None  # fmt: skip
        except (URLError, HTTPException, OSError) as error:
            reason = getattr(error, "reason", error)
            raise BadGraph(
                "the store cannot be reached", where=self._url, hint=f"See that it runs and listens there. ({reason})"
            ) from None


def _opener(url: str, user: str | None, password: str | None) -> OpenerDirector:
    if user is None:
        return build_opener()
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, url, user, password or "")
    return build_opener(HTTPBasicAuthHandler(passwords), HTTPDigestAuthHandler(passwords))
