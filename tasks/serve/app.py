"""The web application: takes requests apart, asks the workers, and sends what they answer."""

from __future__ import annotations

import asyncio
import hmac
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from tasks.errors import TriplewireError
from tasks.serve.description import describe_service
from tasks.serve.openapi import describe
from tasks.serve.options import ServeOptions
from tasks.serve.pool import Pool
from tasks.serve.protocol import MAX_REQUEST, Refused, read_request
from tasks.serve.reply import Reply, problem
from tasks.serve.routes import PAGES, WIDE
from tasks.serve.spool import pieces
from tasks.store import published_name

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{inline}; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_STATIC = Path(str(files("tasks.serve").joinpath("static")))
#: Seconds between two looks for a new snapshot (each request looks for itself; this is for what takes longer).
_LOOK = 2.0
#: Workers for pages that look at all of the graph: one may read a new snapshot while the other answers.
_WIDE_WORKERS = 2
_COOKIE = "triplewire_token"


def make_app(options: ServeOptions) -> Starlette:
    """The application for these options; its workers start and end with it."""
    pool, wide = Pool(options), Pool(options, _WIDE_WORKERS)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        await wide.start()
        ahead = asyncio.create_task(_work_ahead(wide, options))
        try:
            yield
        finally:
            ahead.cancel()
            await asyncio.gather(pool.close(), wide.close())

    async def sparql(request: Request) -> Response:
        accept = request.headers.get("accept", "")
        try:
            body = await _body(request) if request.method == "POST" else b""
            kind = request.headers.get("content-type", "")
            asked = read_request(request.method, request.scope["query_string"], kind, body, accept)
        except Refused as refused:
            return _response(refused.reply)
        if asked is not None:
            return _response(await pool.ask(asked))
        if accept.lstrip().startswith("text/html"):  # a person with a browser
            return RedirectResponse(options.root_path + "/query", 303, {"Vary": "Accept"})
        return _response(
            describe_service(f"{request.url.scheme}://{request.url.netloc}{options.root_path}/sparql", accept)
        )

    def page(kind: str) -> Any:
        async def answer(request: Request) -> Response:
            asked = {
                "job": "page", "page": kind, "path": request.path_params.get("path", ""),
                "parameters": dict(list(request.query_params.items())[:50]),
                "accept": request.headers.get("accept", ""),
                "built": (_STATIC / "built" / "explorer.js").exists(),
            }  # fmt: skip
            return _response(await (wide if kind in WIDE else pool).ask(asked))

        return answer

    async def openapi(_: Request) -> Response:
        return JSONResponse(describe(options.root_path))

    routes = [
        *(Route(path, sparql, methods=["GET", "POST"]) for path in ("/sparql", "/sparql/")),
        Route("/openapi.json", openapi, methods=["GET"]),
        Mount("/static", StaticFiles(directory=_STATIC), name="static"),
        *(Route(path, page(kind), methods=["GET"]) for path, kind in PAGES.items()),
    ]
    middleware = [Middleware(_Guard, options=options)]
    if options.cors:
        origins = [origin.strip() for origin in options.cors.split(",") if origin.strip()]
        middleware.insert(
            0, Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST"],
                          allow_headers=["Accept", "Authorization", "Content-Type"], max_age=86400),
        )  # fmt: skip
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan, exception_handlers={500: _fault})


class _Guard:
    """Before everything else: the sub-path, the token, and the headers of safety on every answer."""

    def __init__(self, app: ASGIApp, options: ServeOptions) -> None:
        self._app = app
        self._options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        root = self._options.root_path
        if root and (scope["path"] == root or scope["path"].startswith(root + "/")):
            scope = {**scope, "path": scope["path"][len(root) :] or "/"}
            scope["raw_path"] = scope["path"].encode("utf-8", "surrogateescape")
        inline = " 'unsafe-inline'" if scope["path"] == "/query" else ""  # the editor sets styles in its markup

        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    (b"content-security-policy", _POLICY.format(inline=inline).encode()),
                    (b"x-content-type-options", b"nosniff"),
                    (b"referrer-policy", b"no-referrer"),
                    (b"cross-origin-opener-policy", b"same-origin"),
                ]
            await send(message)

        refusal = self._refusal(Request(scope)) if self._options.token else None
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, request: Request) -> Response | None:
        """The answer to who has not shown the token; a browser shows it once in the address and gets a cookie."""
        header = request.headers.get("authorization", "")
        shown = header[7:].strip() if header[:7].lower() == "bearer " else request.cookies.get(_COOKIE, "")
        if self._right(shown) or self._right(shown.encode("latin-1", "replace").decode("utf-8", "replace")):
            return None  # headers arrive as Latin-1, whatever was sent
        given = request.query_params.get("token", "")
        if request.method == "GET" and given and self._right(given):
            others = [(name, value) for name, value in request.query_params.multi_items() if name != "token"]
            target = (self._options.root_path + "/" + request.url.path.lstrip("/")) + (
                "?" + urlencode(others) if others else ""
            )
            response = RedirectResponse(target, 303)
            response.set_cookie(_COOKIE, given, httponly=True, samesite="strict", path=self._options.root_path or "/")
            return response
        words = "This graph asks for a token: send “Authorization: Bearer …”, or open the address with ?token=… once.\n"
        return PlainTextResponse(words, 401, {"WWW-Authenticate": 'Bearer realm="triplewire"'})

    def _right(self, shown: str) -> bool:
        return hmac.compare_digest(shown.encode("utf-8", "replace"), self._options.token.encode("utf-8"))


async def _work_ahead(pool: Pool, options: ServeOptions) -> None:
    """Lets a worker read what search needs of each new snapshot, and takes away what was kept of older ones."""
    before = ""
    while True:
        with suppress(TriplewireError):
            name = published_name(options.graph) or ""
            if name != before:
                before = name
                for page, parameters in (("home", {}), ("explore.json", {"places": "yes"})):
                    await pool.ask(
                        {
                            "job": "page",
                            "page": page,
                            "path": "",
                            "parameters": parameters,
                            "accept": "",
                            "built": False,
                        }
                    )
                for old in Path(options.cache).glob("*") if options.cache else ():
                    if old.is_file() and not old.name.startswith(name):
                        old.unlink(missing_ok=True)
        await asyncio.sleep(_LOOK)


async def _body(request: Request) -> bytes:
    """The request's body.

    Raises:
        Refused: it is too large, or its sender went away.
    """
    data = bytearray()
    try:
        async for piece in request.stream():
            data += piece
            if len(data) > MAX_REQUEST:
                raise Refused(413, f"A request may have {MAX_REQUEST:,} bytes.")
    except ClientDisconnect:
        raise Refused(400, "The request broke off.") from None
    return bytes(data)


def _response(reply: Reply) -> Response:
    if reply.file is not None:
        size = str(os.fstat(reply.file.fileno()).st_size)
        headers = {**reply.headers, "Content-Type": reply.media_type, "Content-Length": size}
        return StreamingResponse(pieces(reply.file), reply.status, headers)
    return Response(reply.body, reply.status, {**reply.headers, "Content-Type": reply.media_type})


async def _fault(_: Request, error: Exception) -> Response:
    return _response(problem(500, f"This is a fault of Triplewire ({type(error).__name__})."))
