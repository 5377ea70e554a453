"""A headless Chromium for tests that look at pages as a reader does; without one on the machine they are skipped."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
# The background switches keep Chromium from looking for hosts that a machine without a network does not have.
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1280,1000",
)  # fmt: skip
needs_chromium = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def browser(*switches: str) -> Iterator[Chrome]:
    """A browser with an empty profile; `switches` are further ones."""
    options = Options()
    options.binary_location = CHROMIUM or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for switch in (*SWITCHES, *switches):
        options.add_argument(switch)
    driver = Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


def as_phone(driver: Chrome) -> None:
    """Shows pages as on a phone that is 390 points wide."""
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def as_desktop(driver: Chrome) -> None:
    """Ends `as_phone`."""
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def violations(driver: Chrome) -> list[str]:
    """What axe-core finds wrong with the page as it stands."""
    driver.execute_script(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    script = "axe.run(document, {runOnly: arguments[0]}).then(arguments[arguments.length - 1])"
    found = driver.execute_async_script(script, RULES)["violations"]
    return [f"{item['id']}: {item['help']}: {item['nodes'][0]['html'][:200]}" for item in found]


def complaints(driver: Chrome) -> list[str]:
    """What the console holds: errors of scripts, blocked or missing files."""
    return [entry["message"] for entry in driver.get_log("browser")]
