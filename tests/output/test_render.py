from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.errors import Problem
from backend.output.preview import preview
from backend.output.render import TemplateRefused, check, render
from backend.output.sandbox import Limits
from backend.protocol.errors import ErrorKind
from backend.protocol.templates import Fault, TextFormat
from tests.output.galleries import CATBOX, IMX, a_file, a_gallery, on_catbox, on_imx, with_hosts

BBCODE, HTML = TextFormat.BBCODE, TextFormat.HTML
FEW = Limits(steps=2_000, text_bytes=100_000)


def text(source: str, text_format: TextFormat = BBCODE, **options: int) -> str:
    return render(source, text_format, a_gallery(**options)).text


def refusal(source: str, limits: Limits = FEW) -> tuple[str, str]:
    with pytest.raises(Problem) as caught:
        render(source, BBCODE, a_gallery(), limits=limits)
    assert caught.value.info.kind is ErrorKind.BAD_INPUT
    return caught.value.info.subject, caught.value.info.detail


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ name }} {{ count }} {{ custom1 }}", "Street – Lisbon 4 Lisbon"),
        ("{% if custom3 %}yes{% else %}no{% endif %}", "no"),
        ("{% if count > 3 and width != 1 %}many{% endif %}", "many"),
        ("{% if tab == 'Travel' %}{% if custom2 %}A{% else %}B{% endif %}{% endif %}", "A"),
        ("{% for i in images %}{{ i.number }}{{ loop.cycle('a', 'b') }}{% endfor %}", "1a2b3a4b"),
        ("{% for row in images|columns(3) %}{{ row|length }},{% endfor %}", "3,1,"),
        ("{{ images|map(attribute='name')|join(', ') }}", "1.jpg, 2.jpg, 3.jpg, 4.jpg"),
        ("{{ images|selectattr('size_bytes', 'gt', 2000000)|list|length }}", "2"),
        ("{{ (images|sort(attribute='size_bytes', reverse=true)|first).name }}", "4.jpg"),
        ("{{ images[0].links['imx.to'].thumb }}", "https://imx.to/t/1.jpg"),
        ("{{ cover.size }} {{ cover.dimensions }}", "1 MB 6000 × 4000"),
        (
            "{% for h in hosts %}{{ h.name }} {{ h.gallery_url }} {{ h.count }}{% endfor %}",
            "imx.to https://imx.to/g/1c9 4",
        ),
        ("{{ custom3|default('none') }}", "none"),
        ("{{ name|upper|replace(' ', '_')|truncate(9) }}", "STREET_–…"),
        ("{{ 'a' ~ 1 ~ name[0] }}{{ '-' * 3 }}{{ 7 // 2 }}", "a1S---3"),
        ("{% macro f(x) %}<{{ x }}>{% endmacro %}{{ f('a') }}{{ f('b') }}", "<a><b>"),
        ("{% macro f() %}({{ caller() }}){% endmacro %}{% call f() %}x{% endcall %}", "(x)"),
        (
            "{% set ns = namespace(n=0) %}{% for i in images %}{% set ns.n = ns.n + i.number %}{% endfor %}{{ ns.n }}",
            "10",
        ),
        ("{% set x %}a{% endset %}{{ x }}{% filter upper %}b{% endfilter %}", "aB"),
        ("{% for x in [name, tab] %}{{ x }};{% endfor %}{{ 'Travel' in [name, tab] }}", "Street – Lisbon;Travel;True"),
        ("{% for n in range(3) if n != 1 %}{{ n }}{% endfor %}", "02"),
        ("{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}", "3"),
        ("{{ counted(count, 'image') }}{{ ' and ' if name is defined else '' }}more", "4 images and more"),
    ],
)
def test_templates_can(source: str, expected: str) -> None:
    assert text(source) == expected


def test_html_is_escaped_and_other_formats_are_not() -> None:
    data = replace(a_gallery(), name="<b>&")
    assert render("{{ name }}{{ name ~ '<' }}", HTML, data).text == "&lt;b&gt;&amp;&lt;b&gt;&amp;&lt;"
    block = "{% set x %}<b>{{ name }}</b>{% endset %}{% macro m() %}<i>{{ x }}</i>{% endmacro %}{{ m() }}"
    assert render(block, HTML, data).text == "<i><b>&lt;b&gt;&amp;</b></i>"
    assert render("{{ name|safe }}{{ thumbnail(cover) }}", HTML, data).text.startswith(
        '<b>&<a href="https://imx.to/i/1">'
    )
    assert render("{{ name }}", BBCODE, data).text == "<b>&"


def test_a_host_without_pages_or_thumbnails_is_linked_to_the_image() -> None:
    data = replace(with_hosts(a_gallery(), CATBOX), files=(a_file(1, on_catbox(1)),))
    url = "https://files.catbox.moe/1.jpg"
    assert render("{{ thumbnail(cover) }}", BBCODE, data).text == f"[url={url}][img]{url}[/img][/url]"


def test_missing_links_are_told_when_the_template_does_not() -> None:
    assert text("x", lacking=3) == "x\n\n[i]3 images left out[/i]"
    assert text("x", HTML, lacking=1) == "x\n<p>1 image left out</p>"
    assert text("{{ left_out }} gone", lacking=3) == "3 gone"
    assert text("{% for h in hosts %}{{ h.left_out }}{% endfor %}", lacking=3) == "3"
    assert text("{# left_out #}x", lacking=3) == "x\n\n[i]3 images left out[/i]"
    assert text("x") == "x"
    assert render("x", BBCODE, a_gallery(lacking=3)).left_out == 3


@pytest.mark.parametrize(
    ("source", "line", "detail"),
    [
        ("{% for i in images %}\n{{ i.thumbs }}{% endfor %}", "line 2", "no field thumbs, nearest is thumb"),
        ("\n{% for h in hosts %}{{ h.gallery }}{% endfor %}", "line 2", "no field gallery, nearest is gallery_url"),
        ("{{ images[0].links['imx.tu'].link }}", "line 1", "no field imx.tu, nearest is imx.to"),
        ("{% for i in images %}{{ loop.indx }}{% endfor %}", "line 1", "no field indx, nearest is index"),
        ("{{ images[99].name }}", "line 1", "no field 99"),
        ("\n\n{% if x", "line 3", "unexpected end of template, expected 'end of statement block'."),
        ("{{ name|nosuch }}", "line 1", "No filter named 'nosuch'."),
        ("\n{{ images }}", "line 2", "tuple is no text"),
        ("{{ cover }}", "line 1", "image is no text"),
        ("\n{{ 1 / 0 }}", "line 2", "division by zero"),
        ("\n{{ count(1) }}", "line 2", "4 is not safely callable"),
    ],
)
def test_a_mistake_is_told_with_its_line(source: str, line: str, detail: str) -> None:
    assert refusal(source) == (line, detail)


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ cover.__class__ }}",
        "{{ cover['__init__'] }}",
        "{{ cover.links.items() }}",
        "{{ name.upper() }}",
        "{{ '{0.__class__}'.format(name) }}",
        "{{ '{0.__class__}'|format(name) }}",
        "{{ thumbnail.__globals__ }}",
        "{{ range.__self__ }}",
        "{% for i in images %}{{ loop.__init__ }}{{ loop._iterable }}{% endfor %}",
        "{% set ns = namespace() %}{{ ns.__class__ }}",
        "{% set ns = namespace() %}{{ ns._Namespace__attrs }}",
        "{% macro f() %}{% endmacro %}{{ f.__class__ }}{{ f.name }}",
        "{% macro f() %}{{ varargs }}{% endmacro %}{{ f(1) }}",
        "{{ self }}",
        "{{ self._TemplateReference__context }}",
        "{{ images|map(attribute='__class__')|join }}",
        "{{ images|map('upper')|list|length }}",
        "{{ images|selectattr('links.__class__')|list|length }}",
        "{{ images|sort(attribute='__class__')|length }}",
        "{{ images|attr('append') }}",
        "{% include 'html-page.j2' %}",
        "{% import 'x' as x %}",
        "{% extends 'x' %}",
        "{% block x %}{% endblock %}",
        "{{ {'a': 1} }}",
        "{{ thumbnail(*images) }}",
        "{{ lipsum() }}",
        "{{ cycler.next }}",
        "{{ dict(a=1) }}",
    ],
)
def test_nothing_but_the_fields_can_be_reached(source: str) -> None:
    assert refusal(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(10**9) %}{% endfor %}",
        "{% for a in range(10**4) %}{% for b in range(10**4) %}{% endfor %}{% endfor %}",
        "{% for a in range(10**4) if false %}{% endfor %}",
        "{% for a in range(10**4) if a < 0 %}{% else %}x{% endfor %}",
        "{% for a in 'x' * 10000 %}{% endfor %}",
        "{% for a in images recursive %}{{ loop(images) }}{% endfor %}",
        "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(90) }}",
        "{% macro f() %}{{ caller() }}{{ caller() }}{% endmacro %}{% macro g(n) %}{% if n %}"
        "{% call f() %}{{ g(n - 1) }}{% endcall %}{% endif %}{% endmacro %}{{ g(40) }}",
        "{{ 'a' * 10**10 }}",
        "{{ 'a' * 1000000 * 1000000 }}",
        "{{ 10**10**10 + 9**(9**9) }}",
        "{{ 2**101 }}",
        "{% set ns = namespace(n=9) %}{% for i in range(99) %}{% set ns.n = ns.n * ns.n %}{% endfor %}",
        "{% set ns = namespace(s='ab') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
        "{% set ns = namespace(s='ab') %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
        "{% set ns = namespace(s='ab') %}{% for i in range(99) %}{% set ns.s = [ns.s, ns.s]|join %}{% endfor %}",
        "{% set ns = namespace(s='ab') %}{% for i in range(99) %}{% set ns.s = ns.s|replace('b', ns.s) %}{% endfor %}",
        "{% set ns = namespace(l=[1]) %}{% for i in range(99) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}",
        "{% set s = 'ab' %}" + "{% set s %}{{ s }}{{ s }}{% endset %}" * 60 + "{{ s }}",
        "{% macro f(s) %}{{ s }}{{ s }}{% endmacro %}{% set ns = namespace(s='ab') %}"
        "{% for i in range(99) %}{% set ns.s = f(ns.s) %}{% endfor %}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 'x'|center(10**9) }}",
        "{{ 'x'.rjust(10**9) }}",
        "{{ [0] * 10**9 }}",
        "{% for i in range(1000) %}{{ 'x' * 1000 }}{% endfor %}",
        "{{ 'x' * 100001 }}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{% if 1 %}" * 500 + "{% endif %}" * 500,
        "{% for a in range(2) %}" * 40 + "{% endfor %}" * 40,
        "{{ " + "1 + " * 100_000 + "1 }}",
        "x" * 256_001,
    ],
)
def test_a_template_that_takes_too_much_is_stopped(source: str) -> None:
    assert refusal(source)


def test_the_built_in_limits_stop_a_loop_that_writes_nothing() -> None:
    endless = "{% for a in range(10**5) %}{% for b in range(10**5) %}{% endfor %}{% endfor %}"
    subject, detail = refusal("\n" + endless, Limits())
    assert subject == "line 2"
    assert "more than 1000000 steps" in detail or "longer than 2 s" in detail


def test_the_time_limit_is_looked_at_in_every_turn_of_a_loop() -> None:
    clock = iter(range(1000))
    with pytest.raises(Problem) as caught:
        render(
            "\n{% for a in range(10**4) %}{% endfor %}",
            BBCODE,
            a_gallery(),
            limits=Limits(time_s=20),
            now=lambda: next(clock),
        )
    assert caught.value.info.subject == "line 2"
    assert caught.value.info.detail == "longer than 20 s"


def test_an_unknown_field_of_the_gallery_stays_empty_and_is_told() -> None:
    source = "{{ name }}{{ custom5 }}\n{% if xyzzy %}a{% else %}b{% endif %}{{ custom5|upper|default('c') }}"
    done = render(source, BBCODE, a_gallery())
    assert done.text == "Street – Lisbon\nbc"
    told = [(each.line, each.name, each.nearest, each.is_fatal) for each in done.unknown]
    assert told == [(1, "custom5", "custom4", False), (2, "xyzzy", "", False), (2, "custom5", "custom4", False)]
    marked = render(source, BBCODE, a_gallery(), marks_unknown=True).text
    assert marked == "Street – Lisbon\ue000custom5\ue001\nb\ue000custom5\ue001"


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("{% for i in images %}{{ thumbnail(i) }}{% endfor %}", []),
        ("\n{{ custom5 }}", [(Fault.UNKNOWN_FIELD, 2)]),
        ("{{ name\n}}{{ count }\n", [(Fault.SYNTAX, 2)]),
        ("{% for i in images %}\n{{ i.name }}", [(Fault.SYNTAX, 2)]),
        ("x" * 256_001, [(Fault.TOO_LARGE, 1)]),
        ("[b]a[/b]\n[center]\n[url={{ gallery_url }}]x[/url][/i]", [(Fault.OPEN_TAG, 2), (Fault.OPEN_TAG, 3)]),
        ("[hr][br][list][*]a[/list][img]x[/img][unheard of]", []),
        ("{% if tab %}[b]{% else %}[i]{% endif %}x[/b]", []),
    ],
)
def test_checking_finds_mistakes_without_a_gallery(source: str, faults: list[tuple[Fault, int]]) -> None:
    assert [(found.fault, found.line) for found in check(source, BBCODE)] == faults
    assert all(found.fault is not Fault.OPEN_TAG for found in check(source, HTML))


def test_an_endless_template_is_too_slow_and_an_endless_text_too_large() -> None:
    for source, fault in (
        ("{% for a in range(10**5) %}{% for b in range(10**5) %}{% endfor %}{% endfor %}", Fault.TOO_SLOW),
        ("{{ 'x' * 10**7 }}", Fault.TOO_LARGE),
    ):
        with pytest.raises(TemplateRefused) as caught:
            render("\n" + source, BBCODE, a_gallery())
        assert (caught.value.found.fault, caught.value.found.line) == (fault, 2)


def test_rendering_in_several_threads_keeps_them_apart() -> None:
    results: dict[int, str] = {}

    def work(number: int) -> None:
        data = replace(a_gallery(images=number), name=f"gallery {number}")
        results[number] = render("{{ name }}: {{ images|length }}", BBCODE, data).text

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: f"gallery {number}: {number}" for number in range(8)}


_PIECES = st.sampled_from(
    [
        *("{{", "}}", "{%", "%}", "{#", "#}", "for", "in", "images", "if", "endif", "endfor", "set", "=", "name", "i"),
        *(
            ".",
            "[",
            "]",
            "(",
            ")",
            "|",
            "~",
            "+",
            "*",
            "**",
            "'a'",
            "9",
            "99999",
            "loop",
            "range",
            "namespace",
            "macro",
        ),
        *("f", "endmacro", "call", "endcall", "join", "map", "attribute", "cover", "links", "self", "__class__", "\n"),
        *(",", ":", "-", "%", "else", "recursive"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_whatever_is_written_gives_a_text_or_a_problem(pieces: list[str]) -> None:
    source = " ".join(pieces)
    try:
        assert isinstance(render(source, BBCODE, a_gallery(), limits=FEW).text, str)
    except Problem as refused:
        assert refused.info.kind is ErrorKind.BAD_INPUT
        assert refused.info.subject.startswith("line ")


def test_two_hosts_can_be_shown_apart() -> None:
    data = replace(
        with_hosts(a_gallery(), IMX, CATBOX), files=(a_file(1, on_imx(1), on_catbox(1)), a_file(2, on_imx(2)))
    )
    source = "{% for h in hosts %}{{ h.name }}{% for i in h.images %} {{ i.link }}{% endfor %};{% endfor %}"
    assert render(source, BBCODE, data).text == (
        "imx.to https://imx.to/i/1 https://imx.to/i/2;Catbox https://files.catbox.moe/1.jpg;"
    )


def test_a_preview_that_fails_tells_of_unknown_fields_as_well() -> None:
    told = preview("{{ name }}\n{% if cuont > 3 %}many{% endif %}", TextFormat.BBCODE, a_gallery())
    assert [(each.fault, each.line, each.nearest, each.is_fatal) for each in told.problems] == [
        (Fault.UNKNOWN_FIELD, 2, "count", False),
        (Fault.SYNTAX, 2, "", True),
    ]
    assert told.problems[1].detail.startswith("only numbers or only texts can be compared")
