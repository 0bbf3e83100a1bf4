"""A real browser goes through the pages: search, person, statement, sentence; explorer; editor. No other host."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from tests.serve.served_graph import BASE

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
BUILT = Path(__file__).parents[2] / "tasks" / "serve" / "static" / "built" / "explorer.js"
#: Where to put a picture of each page, if somebody wants to look at them.
PICTURES = os.environ.get("TRIPLEWIRE_PICTURES", "")
EXPLORER = f"/explore?entity={quote(BASE + 'entity/person/mira-solberg', safe='')}"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium and chromedriver (Debian: chromium-driver)"),
]
needs_scripts = pytest.mark.skipif(not BUILT.exists(), reason="the explorer's scripts are not built (make web)")


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """Chromium without a window; ended by its driver."""
    options = Options()
    options.binary_location = BROWSER or ""
    for argument in (
        "--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--window-size=1280,900",
    ):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_page_load_timeout(30)
    yield driver
    driver.quit()


@pytest.fixture(autouse=True)
def clean(browser: webdriver.Chrome, server: str) -> Iterator[None]:
    """After each test: no error in the console, no request to another host."""
    browser.get_log("browser")
    browser.get_log("performance")
    yield
    faults = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert not faults
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            assert address.startswith(("data:", "blob:")) or urlsplit(address).netloc == urlsplit(server).netloc, (
                address
            )


def wait(browser: webdriver.Chrome, script: str) -> object:
    """What ``script`` gives, as soon as that is true."""
    return WebDriverWait(browser, 20, 0.1).until(lambda b: b.execute_script(f"return {script}"))


def picture(browser: webdriver.Chrome, name: str) -> None:
    if PICTURES:
        browser.save_screenshot(str(Path(PICTURES) / f"{name}.png"))


def test_from_an_office_to_the_person_the_statement_and_its_sentence(browser: webdriver.Chrome, server: str) -> None:
    browser.get(server + "/")
    field = browser.find_element(By.ID, "q")
    field.send_keys("governor")
    wait(browser, "document.querySelectorAll('#suggestions li').length")
    picture(browser, "search")
    field.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    wait(browser, "location.pathname == '/entity/person/mira-solberg' && document.readyState == 'complete'")
    picture(browser, "entity")
    browser.find_element(By.LINK_TEXT, "Mira Solberg closed the port of Tarn").click()
    wait(browser, "location.pathname == '/statement/0001' && document.readyState == 'complete'")
    picture(browser, "statement")
    marks = browser.find_elements(By.CSS_SELECTOR, ".passage mark")
    assert marks[0].text == "Governor Mira Solberg closed the port of Tarn on Monday."
    assert marks[0].value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"
    browser.find_element(By.LINK_TEXT, "Storm halts ferry").click()
    wait(browser, "location.pathname == '/article/aaaa00000001' && location.hash == '#s19'")
    assert browser.find_element(By.CSS_SELECTOR, ".text :target").text.startswith("Governor")
    picture(browser, "article")


def test_pages_work_with_the_keyboard_alone(browser: webdriver.Chrome, server: str) -> None:
    browser.get(server + "/articles")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    assert browser.switch_to.active_element.text == "Skip to the content"
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "q"


@pytest.mark.parametrize(
    "path", ["/", "/entity/person/mira-solberg", "/statement/0001", "/article/aaaa00000001", "/timeline"]
)
def test_nothing_sticks_out_on_a_phone(browser: webdriver.Chrome, server: str, path: str) -> None:
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        browser.get(server + path)
        assert wait(browser, "document.documentElement.scrollWidth <= 390") is True
        picture(browser, "phone" + path.replace("/", "-"))
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_hostile_text_runs_nothing(browser: webdriver.Chrome, server: str) -> None:
    for path in ("/article/bad000000003", "/statement/0006", "/entity/person/eve", "/search?q=Eve"):
        browser.get(server + path)
        assert (
            browser.execute_script("return document.querySelectorAll('main img, main script, [onclick]').length") == 0
        )


@needs_scripts
def test_the_explorer_draws_expands_and_filters(browser: webdriver.Chrome, server: str) -> None:
    browser.get(server + EXPLORER)
    wait(browser, "document.getElementById('explorer').dataset.nodes >= 4")
    before = int(browser.execute_script("return document.getElementById('explorer').dataset.nodes"))
    browser.find_element(By.CSS_SELECTOR, "#chosen #expand").click()
    browser.execute_script("return triplewireExplorer.expand(arguments[0])", BASE + "entity/person/paul-dee")
    wait(browser, f"document.getElementById('explorer').dataset.nodes >= {before}")
    wait(browser, "document.getElementById('explorer').dataset.settled == 'yes'")
    picture(browser, "explorer")
    edges = int(browser.execute_script("return document.getElementById('explorer').dataset.edges"))
    browser.find_element(By.CSS_SELECTOR, ".panel summary").click()
    browser.find_element(By.CSS_SELECTOR, "input[name=status][value=claim]").click()
    fewer = int(browser.execute_script("return document.getElementById('explorer').dataset.edges"))
    assert 0 < fewer < edges
    wait(browser, "document.getElementById('chosen').textContent.includes('Governor Mira Solberg closed')")


@needs_scripts
def test_a_saved_query_runs_in_the_editor(browser: webdriver.Chrome, server: str) -> None:
    browser.get(server + "/query")
    wait(browser, "document.querySelector('.yasqe')")
    browser.find_element(By.CSS_SELECTOR, ".saved a[data-name=who-said-what]").send_keys(Keys.ENTER)
    wait(browser, "document.querySelector('.yasr table')?.textContent.includes('Paul Dee')")
    picture(browser, "editor")


def test_the_plain_editor_asks_as_well(browser: webdriver.Chrome, server: str) -> None:
    browser.get(server + "/query?query=" + quote("SELECT ?l { ?s a schema:City ; rdfs:label ?l }"))
    assert "schema:City" in browser.find_element(By.ID, "query").get_attribute("value")
    assert browser.find_element(By.ID, "plain").get_attribute("action") == server + "/sparql"
