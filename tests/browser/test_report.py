"""The static pages in a real browser."""

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from extractor.report.render import index_pages
from extractor.report.rows import Row
from extractor.report.site import write_site
from tests.browser.chromium import as_desktop, as_phone, browser, complaints, needs_chromium, violations
from tests.report.records import hostile, tan_hung

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write_site([tan_hung(), hostile()], folder)
    return folder


@pytest.fixture(scope="module")
def driver():
    with browser() as made:
        yield made


@pytest.fixture
def record(driver, site):
    driver.get((site / "records" / f"{tan_hung().id}.html").as_uri())
    return driver


def test_nothing_is_wrong_with_the_pages_for_assistive_technology_or_the_console(driver, site):
    for page in ("index.html", f"records/{tan_hung().id}.html", f"records/{hostile().id}.html"):
        driver.get((site / page).as_uri())
        assert violations(driver) == []
        assert complaints(driver) == []


def test_keys_step_through_the_values_and_show_what_they_are(record):
    keys = ActionChains(record)
    keys.send_keys("j").perform()
    first = record.switch_to.active_element
    keys.send_keys("j").perform()
    second = record.switch_to.active_element
    assert first != second
    assert "mark" in second.get_attribute("class")
    tip = record.find_element(By.ID, "tip")
    assert tip.is_displayed()
    assert second.text.strip()[:6] in tip.text
    keys.send_keys(Keys.ESCAPE).perform()
    assert not tip.is_displayed()


def test_a_term_of_the_equation_lights_up_its_words(record):
    term = record.find_element(By.CSS_SELECTOR, ".card .equation .term")
    ActionChains(record).move_to_element(term).perform()
    lit = record.find_elements(By.CSS_SELECTOR, ".prose .mark.lit")
    assert [mark.text.splitlines()[0].strip() for mark in lit] == ["04 ngàn 398 hồ sơ"]


def test_english_is_one_click_away(record):
    assert "không khớp" in record.find_element(By.CSS_SELECTOR, ".card").text
    record.find_element(By.CSS_SELECTOR, "label[for=lang-en]").click()
    assert "inconsistent" in record.find_element(By.CSS_SELECTOR, ".card").text
    assert "4,398" in record.find_element(By.CSS_SELECTOR, ".card .equation").text
    record.find_element(By.CSS_SELECTOR, "label[for=lang-vi]").click()


def test_a_kind_of_mark_can_be_put_out(record):
    mark = record.find_element(By.CSS_SELECTOR, ".prose .mark.place")
    before = mark.value_of_css_property("background-color")
    record.find_element(By.CSS_SELECTOR, "label[for=show-place]").click()
    assert mark.value_of_css_property("background-color") != before


def test_pages_fit_a_phone(driver, site):
    as_phone(driver)
    for page in ("index.html", f"records/{tan_hung().id}.html"):
        driver.get((site / page).as_uri())
        assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
        assert violations(driver) == []
    as_desktop(driver)


def test_the_index_filters_without_diacritics_and_sorts(driver, tmp_path):
    topics = ["an toàn thực phẩm", "đất đai"]
    rows = [
        Row(
            f"{n:020x}",
            f"Kiểm tra bếp ăn {n}",
            "",
            f"2024-01-{n + 1:02}",
            "tỉnh Bến Tre",
            "",
            topics[n % 2],
            {"consistent": n},
        )
        for n in range(9)
    ]
    for name, page in index_pages(rows):
        (tmp_path / name).write_text(page, encoding="utf-8")
    driver.get((tmp_path / "index.html").as_uri())
    driver.find_element(By.NAME, "text").send_keys("dat dai")
    assert driver.find_element(By.ID, "found").text == "4"
    driver.find_element(By.CSS_SELECTOR, "th[data-column=date] button").click()
    dates = [cell.text for cell in driver.find_elements(By.CSS_SELECTOR, "tbody .day")]
    assert dates == ["02/01/2024", "04/01/2024", "06/01/2024", "08/01/2024"]


def test_the_article_is_readable_without_scripts(site):
    with browser("--blink-settings=scriptEnabled=false") as plain:
        plain.get((site / "index.html").as_uri())
        plain.find_element(By.PARTIAL_LINK_TEXT, "Tân Hưng").click()
        assert "04 ngàn 398 hồ sơ" in plain.find_element(By.CSS_SELECTOR, ".prose").text
        assert "4.398 + 356 = 4.487 + 262" in plain.find_element(By.CSS_SELECTOR, ".card").text
