"""Huge, deep and endless pages end in bounded time and memory.

Each is read in a process of its own with limits on CPU time and memory: a page that hangs or crashes the interpreter
fails its test instead of taking the run down.
"""

import json
import subprocess
import sys
import textwrap

import pytest

from tests.page_fixtures import ROOT

CPU_SECONDS, MEMORY = 60, 3 << 30
CAGE = textwrap.dedent("""
    import resource, sys
    from extractor.article.clean import clean
    from extractor.schema.errors import PageError
    content = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_CPU, ({cpu}, {cpu}))
    resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
    try:
        print("article", len(clean(content).model_dump_json()))
    except PageError as error:
        print("refused:", error.reason)
""").format(cpu=CPU_SECONDS, memory=MEMORY)


def caged(content: bytes) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CAGE], input=content, capture_output=True, cwd=ROOT.parent.parent, check=False
    )
    assert done.returncode == 0, f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-600:]}"
    return done.stdout.decode()


SENTENCE = "<p>Đoàn kiểm tra của tỉnh đã làm việc với huyện và ghi nhận 356 hồ sơ được giải quyết đúng hạn.</p>"


def page(inner, head=""):
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{inner}</body></html>".encode()


def article_page(inner="", head=""):
    return page(f"<h1>Kiểm tra hồ sơ tại huyện</h1>{SENTENCE * 3}{inner}{SENTENCE}", head)


HUGE = {
    "20 MB of paragraphs": lambda: page("<h1>Kiểm tra</h1>" + SENTENCE * (20_000_000 // len(SENTENCE.encode()))),
    "20 MB in one text node": lambda: page("<p>" + "Đoàn kiểm tra hồ sơ. " * 800_000 + "</p>"),
    "20 MB of script": lambda: page("<script>" + "var a = 'b';" * 1_700_000 + "</script>"),
    "20 MB of plain text": ("Đoàn kiểm tra đã làm việc với huyện.\n" * 500_000).encode,
    "5 MB of less-than signs": lambda: b"<" * 5_000_000,
    "5 MB of unclosed comments": lambda: page("<!--" * 1_250_000),
    "5 MB of spaces in a paragraph": lambda: article_page("<p>" + " " * 5_000_000 + "</p>"),
    "5 MB of entities": lambda: article_page("<p>" + "&amp;" * 1_000_000 + "</p>"),
    "a million digits": lambda: article_page("<p>" + "1.1" * 350_000 + "</p><p>" + "9" * 1_000_000 + "</p>"),
    "nested divs 100,000 deep": lambda: page("<div>" * 100_000 + SENTENCE),
    "nested divs around an article": lambda: article_page("<div>" * 100_000 + SENTENCE + "</div>" * 100_000),
    "nested inline tags 100,000 deep": lambda: article_page("<p>" + "<b>" * 100_000 + "đoàn kiểm tra"),
    "nested tables 20,000 deep": lambda: article_page("<table><tr><td>" * 20_000 + "đoàn kiểm tra"),
    "nested lists 50,000 deep": lambda: article_page("<ul><li>" * 50_000 + "đoàn kiểm tra"),
    "a million attributes": lambda: article_page("<div " + " ".join(f"a{n}='1'" for n in range(1_000_000)) + ">"),
    "an attribute of 10 MB": lambda: article_page(f"<img alt='{'x' * 10_000_000}'>"),
    "a class of 2 MB": lambda: article_page(f"<div class='{'menu ' * 400_000}'>{SENTENCE}</div>"),
    "an unclosed attribute": lambda: article_page("<a href='" + "x" * 2_000_000),
    "300,000 unclosed paragraphs": lambda: page("<p>Đoàn kiểm tra" * 300_000),
    "300,000 line breaks": lambda: article_page("<br>" * 300_000),
    "200,000 links": lambda: article_page("<a href='/x'>Tin khác</a> " * 200_000),
    "a table of 200,000 cells": lambda: article_page(
        "<table>" + "<tr><td>1</td><td>2</td></tr>" * 100_000 + "</table>"
    ),
    "cells spanning a million columns": lambda: article_page(
        "<table>" + "<tr><td colspan='1000000' rowspan='1000000'>1</td><td>2</td></tr>" * 3 + "</table>"
    ),
    "JSON-LD nested 100,000 deep": lambda: article_page(
        head=f"<script type='application/ld+json'>{'[' * 100_000}{']' * 100_000}</script>"
    ),
    "JSON-LD of 10 MB": lambda: article_page(
        head=f"<script type='application/ld+json'>{json.dumps({'headline': 'x' * 10_000_000})}</script>"
    ),
    "a billion laughs": lambda: (
        b"<!DOCTYPE html [<!ENTITY a 'lol'>"
        + b"".join(b"<!ENTITY %c '%b'>" % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 10))
        + b"]><html><body><p>&j;</p></body></html>"
    ),
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_and_deep_pages_end_in_bounded_time_and_memory(name):
    assert caged(HUGE[name]()).startswith(("article", "refused"))


def test_the_cage_reports_a_crash():
    """The guard of the tests above is itself shown to catch what it is there for."""
    probe = CAGE.replace("clean(content).model_dump_json()", "bytearray(8 << 30)")
    done = subprocess.run(
        [sys.executable, "-c", probe], input=b"x", capture_output=True, cwd=ROOT.parent.parent, check=False
    )
    assert done.returncode != 0
