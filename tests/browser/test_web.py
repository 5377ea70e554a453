"""The review pages in a real browser, served on loopback."""

import contextlib
import threading
import time

import pytest
import uvicorn
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

from extractor.web.app import create_app
from extractor.web.library import Library
from extractor.web.settings import Settings
from tests.browser.chromium import as_desktop, as_phone, browser, complaints, needs_chromium, violations
from tests.report.records import tan_hung

pytestmark = needs_chromium

PATIENCE = 60
"""Seconds within which a page that a form leads to has come."""


@contextlib.contextmanager
def served(folder):
    """The address of the service over `folder`, on a port that the system chooses."""
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(folder)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    Library(folder).add(tan_hung())
    with served(folder) as made:
        yield made


@pytest.fixture(scope="module")
def driver():
    with browser() as made:
        yield made


def test_every_page_is_sound_on_a_desk_and_on_a_phone(driver, address):
    for path in (
        "/",
        "/?text=ho+so",
        "/queue",
        "/add",
        f"/records/{tan_hung().id}",
        f"/records/{tan_hung().id}/history",
    ):
        driver.get(address + path)
        assert violations(driver) == []
        assert complaints(driver) == []
        as_phone(driver)
        driver.get(address + path)
        assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
        as_desktop(driver)


def test_a_reader_searches_opens_decides_and_finds_the_decision_after_reloading(driver, address):
    driver.get(address)
    box = driver.find_element(By.NAME, "text")
    box.send_keys("ho so tre hen\n")
    WebDriverWait(driver, PATIENCE).until(staleness_of(box))
    driver.find_element(By.PARTIAL_LINK_TEXT, "Tân Hưng").click()
    card = driver.find_element(By.CSS_SELECTOR, ".card.inconsistent")
    card.find_element(By.CSS_SELECTOR, ".review summary").click()
    card.find_element(By.CSS_SELECTOR, "input[value=confirm]").click()
    card.find_element(By.NAME, "name").send_keys("Người xem thử")
    card.find_element(By.NAME, "note").send_keys("đã hỏi lại huyện")
    card.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
    WebDriverWait(driver, PATIENCE).until(staleness_of(card))
    driver.refresh()
    assert "đã hỏi lại huyện" in driver.find_element(By.CSS_SELECTOR, ".card.inconsistent .decision").text
    assert complaints(driver) == []
