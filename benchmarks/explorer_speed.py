"""How smooth is the explorer with thousands of nodes? A headless Chromium draws a graph, pans, filters, expands.

    python -m benchmarks.explorer_speed [--articles 1500] [--nodes 3000]

Prints the time until the nodes are drawn and until they have settled, frames a second while the layout works and while
one pans, and how long a filter and an expansion take. Without a graphics card the browser draws in software: the
figures are what the slowest machine shows. Needs Chromium, chromedriver and the built scripts (`make web`).
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

from benchmarks.made_graph import BASE, publish

_FRAMES = """
const done = arguments[0], camera = triplewireExplorer.renderer.getCamera(), begun = performance.now();
let frames = 0, longest = 0, last = begun, side = 1;
const move = () => {
  side = -side;
  camera.animate({ x: 0.5 + 0.2 * side, y: 0.5 - 0.1 * side }, { duration: 700 }, move);
};
if (MOVES) move();
(function frame(now) {
  if (now > last) { frames += 1; longest = Math.max(longest, now - last); last = now; }
  if (now - begun < 3000) requestAnimationFrame(frame); else done([frames / (now - begun) * 1000, longest]);
})(begun);
"""
_FILTER = """
const done = arguments[0], box = document.querySelector('input[name=status][value=claim]'), begun = performance.now();
triplewireExplorer.renderer.once('afterRender', () => done(performance.now() - begun));
box.click();
"""
_EXPAND = """
const done = arguments[0], { graph, expand } = triplewireExplorer, begun = performance.now();
expand(graph.nodes()[0]).then(() => done(performance.now() - begun));
"""


def measure(address: str, nodes: int) -> None:
    """Drives the explorer and prints what it took."""
    options = Options()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for argument in ("--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"):
        options.add_argument(argument)
    options.add_argument("--window-size=1280,900")
    browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    browser.set_script_timeout(120)
    try:
        browser.get(address + "explore")  # the workers read the snapshot
        WebDriverWait(browser, 300, 0.5).until(lambda b: _data(b, "nodes"))
        browser.execute_script(
            f"const field = document.getElementById('limit'); field.add(new Option('{nodes}', '{nodes}')); "
            f"field.value = '{nodes}'; delete document.getElementById('explorer').dataset.settled;"
        )
        begun = time.monotonic()
        browser.execute_script("document.getElementById('limit').dispatchEvent(new Event('change'))")
        WebDriverWait(browser, 300, 0.02).until(lambda b: int(_data(b, "nodes") or 0) > min(nodes // 2, 500))
        drawn = time.monotonic() - begun
        working, pause = browser.execute_async_script(_FRAMES.replace("MOVES", "false"))
        WebDriverWait(browser, 300, 0.1).until(lambda b: _data(b, "settled"))
        settled = time.monotonic() - begun
        moving, longest = browser.execute_async_script(_FRAMES.replace("MOVES", "true"))
        print(f"{_data(browser, 'nodes')} nodes, {_data(browser, 'edges')} lines")
        print(f"drawn after {drawn:.1f} s, settled after {settled:.1f} s")
        print(f"while the layout works {working:.0f} frames a second (longest pause {pause:.0f} ms)")
        print(f"while panning {moving:.0f} frames a second (longest pause {longest:.0f} ms)", flush=True)
        print(f"a filter takes {browser.execute_async_script(_FILTER):.0f} ms")
        print(f"an expansion takes {browser.execute_async_script(_EXPAND):.0f} ms")
    finally:
        browser.quit()


def _data(browser: webdriver.Chrome, name: str) -> str:
    return str(browser.execute_script(f"return document.getElementById('explorer')?.dataset.{name} ?? ''"))


def main() -> None:
    """Makes a graph, starts a server over it, measures, ends the server."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1500, help="size of the made-up graph (480 triples each)")
    parser.add_argument("--nodes", type=int, default=3000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{publish(Path(folder), given.articles):,} triples ({BASE})")
        command = [sys.executable, "-m", "flows", "serve", "--graph", folder, "--port", "0"]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            assert server.stderr is not None
            found = re.search(r"http://\S+", server.stderr.readline())
            assert found
            measure(found[0], given.nodes)
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
