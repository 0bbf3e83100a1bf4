"""How smooth is the explorer with thousands of nodes? A headless Chromium draws a graph, pans, filters, expands.

    python -m benchmarks.explorer_speed [--articles 1500] [--nodes 3000]

Prints the time until the nodes are drawn and until they have settled, frames a second while the layout works and while
one pans (the camera moves all the time), and how long a filter and an expansion take. Without a graphics card the
browser draws in software: the figures are what the slowest machine shows.
Needs Chromium, chromedriver and the built scripts (`make web`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

from benchmarks.made_graph import BASE, publish
from benchmarks.served import served

_FRAMES = """
const done = arguments[0], camera = triplewireExplorer.renderer.getCamera(), begun = performance.now();
let frames = 0, longest = 0, last = begun, going = true;
(async () => {
  for (let side = 1; MOVES && going; side = -side) {
    await camera.animate({ x: 0.5 + 0.2 * side, y: 0.5 - 0.1 * side }, { duration: 700 });
  }
})();
(function frame(now) {
  if (now > last) { frames += 1; longest = Math.max(longest, now - last); last = now; }
  if (now - begun < 5000) return requestAnimationFrame(frame);
  going = false;
  done([frames, now - begun, longest]);
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
        before, begun = _work(browser), time.monotonic()
        browser.execute_script("document.getElementById('limit').dispatchEvent(new Event('change'))")
        WebDriverWait(browser, 300, 0.02).until(lambda b: int(_data(b, "nodes") or 0) > min(nodes // 2, 500))
        drawn = time.monotonic() - begun
        work = _work(browser) - before
        if not _data(browser, "settled"):
            _frames(browser, "while the layout works", "false")
        WebDriverWait(browser, 300, 0.1).until(lambda b: _data(b, "settled"))
        settled = time.monotonic() - begun
        print(f"{_data(browser, 'nodes')} nodes, {_data(browser, 'edges')} statements")
        print(
            f"drawn after {drawn:.1f} s ({work:.1f} s of processor time of the browser), settled after {settled:.1f} s"
        )
        _frames(browser, "while panning", "true")
        print(f"a filter takes {browser.execute_async_script(_FILTER):.0f} ms")
        print(f"an expansion takes {browser.execute_async_script(_EXPAND):.0f} ms")
    finally:
        browser.quit()


def _frames(browser: webdriver.Chrome, when: str, moves: str) -> None:
    """Frames a second for five seconds; what each costs in processor time counts where others share the machine."""
    before = _work(browser)
    frames, milliseconds, longest = browser.execute_async_script(_FRAMES.replace("MOVES", moves))
    cost = (_work(browser) - before) / frames * 1000
    rate = frames / milliseconds * 1000
    print(
        f"{when} {rate:.0f} frames a second of {cost:.0f} ms processor time (longest pause {longest:.0f} ms)",
        flush=True,
    )


def _work(browser: webdriver.Chrome) -> float:
    """Seconds of processor time of the browser with all its processes."""
    ticks, pids = 0, [browser.service.process.pid]
    for pid in pids:
        with suppress(OSError):
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                pids += [int(child) for child in task.read_text().split() if int(child) not in pids]
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


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
        with served(Path(folder)) as server:
            measure(server.address + "/", given.nodes)


if __name__ == "__main__":
    main()
