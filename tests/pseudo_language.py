"""A made-up language, in which whatever was not translated shows at once.

Every letter is another than in English, words are longer by a third, each text stands in brackets,
and all is written from right to left, with six plural forms: Arabic in everything but its words.
`make pseudo-language` writes it for `RECOMMENDER_TRANSLATIONS`; a browser that asks for Arabic
then gets it. It is made of the very template that translators get, so a text that the template
lacks stays English and is found.
"""

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.conftest import ROOT

LANGUAGE = "ar"
OPENS, CLOSES = "⟦", "⟧"
# from here to there letters are written from right to left
_RIGHT_TO_LEFT, _AS_BEFORE = "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{POP DIRECTIONAL FORMATTING}"
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒğĥíĵķľɱñóþɋŕšťúṽŵẋýžÁɃÇĐÉƑĞĤÍĴĶĽṀÑÓÞɊŔŠŤÚṼŴẊÝŽ",
)
_VOWELS = re.compile("([aeiouAEIOU])")
# what is put in later, and so is no word: %(name)s, {name}
_PUT_IN = re.compile(r"(%\(\w+\)[sd]|%%|\{\w+\})")
_WORD = re.compile(r"[A-Za-z]+")


def pseudo(text: str, form: str = "") -> str:
    """Return a text in the made-up language; `form` tells plural forms apart."""
    parts = _PUT_IN.split(text)
    said = "".join(part if _PUT_IN.fullmatch(part) else _WORD.sub(_strange, part) for part in parts)
    return f"{OPENS}{said}{form}{CLOSES}"


def _strange(word: re.Match[str]) -> str:
    longer = _VOWELS.sub(r"\1\1", word[0])
    return f"{_RIGHT_TO_LEFT}{longer.translate(_LETTERS)}{_AS_BEFORE}"


def template(folder: Path) -> Catalog:
    """Return what `make translations` gives to translators."""
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    [line] = [one for one in makefile.splitlines() if "pybabel" in one]
    words = shlex.split(line.partition("pybabel")[2])
    written = folder / "messages.pot"
    places = {"build/messages.pot": str(written), "babel.cfg": str(ROOT / "babel.cfg")}
    places["."] = str(ROOT)
    CommandLineInterface().run(
        [  # type: ignore[no-untyped-call]
            "pybabel",
            *(places.get(word, word) for word in words),
        ]
    )
    with written.open("rb") as file:
        return read_po(file)


def translated(messages: Catalog) -> Catalog:
    """Return the whole template in the made-up language."""
    made = Catalog(locale=LANGUAGE)
    for message in messages:
        if message.id:
            made.add(message.id, _string(message, made.num_plurals))
    return made


def _string(message: Message, forms: int) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return pseudo(message.id)
    return tuple(_forms(message.id[0], message.id[1], forms))


def _forms(one: str, many: str, forms: int) -> Iterator[str]:
    for form in range(forms):
        yield pseudo(one if form == 1 else many, "⁰¹²³⁴⁵"[form])


def write(folder: Path) -> None:
    """Write the language into a folder of translations."""
    place = folder / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    with (place / "messages.mo").open("wb") as file:
        write_mo(file, translated(template(place)))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
