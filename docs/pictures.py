"""Pictures of the pages for the documentation, from a graph of the sample articles, with a headless Chromium.

    make run && .venv/bin/python docs/pictures.py [--graph data/graph] [--output docs/pictures]

Each kind of page once in light, one in dark and two in a phone's width. Needs Chromium,
chromedriver and `make web`.
"""

from __future__ import annotations

import argparse
import base64
import shutil
from pathlib import Path
from urllib.parse import quote

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

from benchmarks.served import served
from tasks.store import open_published

_PERSON = """SELECT ?s { ?s a <https://schema.org/Person> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?l
FILTER(STRENDS(?l, 'Gladkov')) }"""
_STATEMENT = """PREFIX tw: <https://w3id.org/triplewire/ontology#>
SELECT ?s { ?s a tw:Statement ; tw:corroboration ?n ; tw:contradicts ?o } ORDER BY DESC(?n) ?s LIMIT 1"""
_ARTICLE = "SELECT ?s { ?s a <https://schema.org/NewsArticle> ; <https://schema.org/publisher> ?p } ORDER BY ?s LIMIT 1"


def main() -> None:
    """Starts a server and a browser, takes the pictures, ends both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, default=Path("data/graph"))
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("pictures"))
    given = parser.parse_args()
    given.output.mkdir(exist_ok=True)
    store = open_published(given.graph)
    person, statement, article = (
        next(iter(store.query(query)))["s"].value for query in (_PERSON, _STATEMENT, _ARTICLE)
    )
    base = article.rpartition("/article/")[0]
    settled = "document.getElementById('explorer').dataset.settled == 'yes'"
    query = quote("SELECT ?who ?says {\n  ?s tw:speaker/rdfs:label ?who ;\n     rdfs:label ?says\n} LIMIT 5")
    pages = {
        "home": ("/", ""), "entity": (person.removeprefix(base), ""),
        "statement": (statement.removeprefix(base), ""), "article": (article.removeprefix(base), ""),
        "timeline": ("/timeline", ""), "contradictions": ("/contradictions", ""),
        "explorer": (f"/explore?entity={quote(person, safe='')}", settled),
        "editor": (f"/query?query={query}", "document.querySelector('.yasqe .CodeMirror')"),
        "ontology": ("/ontology", ""),
    }  # fmt: skip
    browser = _browser()
    try:
        with served(given.graph) as server:
            for name, (path, ready) in pages.items():
                address = server.address + path
                _take(browser, address, ready, given.output / f"{name}.png")
                if name == "explorer":
                    _take(browser, address, ready, given.output / f"{name}-dark.png", dark=True)
                if name in {"entity", "statement"}:
                    _take(browser, address, ready, given.output / f"{name}-phone.png", phone=True)
    finally:
        browser.quit()


def _browser() -> webdriver.Chrome:
    options = Options()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for argument in ("--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def _take(
    browser: webdriver.Chrome, address: str, ready: str, path: Path, *, dark: bool = False, phone: bool = False
) -> None:
    """One picture of what is seen without scrolling."""
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 860}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**size, "deviceScaleFactor": 1, "mobile": phone})
    browser.get(address)
    if ready:
        WebDriverWait(browser, 30, 0.2).until(lambda b: b.execute_script(f"return Boolean({ready})"))
    data = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
    path.write_bytes(base64.b64decode(data))


if __name__ == "__main__":
    main()
