"""Find the content's texts for translators, so that their words stand beside the English.

An extractor for Babel (see babel.cfg): `make translations` writes the template from it. A text is
looked up by its English words, spaced as the loader spaces them.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO

import yaml

from recommender.content.phrases import filled_text
from recommender.content.yaml_values import FASTEST

# The keys of content files under which a person reads the text.
SHOWN = frozenset(
    (
        *("title", "text", "help", "unit", "say", "say_if", "because", "name", "about", "trains"),
        *("topic", "error_message", "cannot_say", "heading", "ends"),
        *("starts_small_say", "walk_between_say", "walk_again_say", "repeat_say"),
        "kit_waits_say",
        "between_say",
        *("need_short_say", "need_barred_say"),
        *("reasons", "nothing_safe_say", "theme", "goal", "steps", "stop_signs"),
        *("do_now", "call", "tell_them", "watch_for", "early_signs", "early_call"),
        *("how_soon", "opening", "reason", "besides", "spoken", "asked", "ticked", "closing"),
        *("usual_say", "moving_say", "stop_say", "held_for", "get_down", "get_up"),
        *("at_once", "ask"),
        *("has_eased", "was_strong", "day_ends", "week_ends", "nothing_easier", "week_is_over"),
        *("not_settled", "rest_more", "still_there", "by_mistake", "if_gone"),
    )
)
# What stands below these is for authors alone.
_FOR_AUTHORS = frozenset(("examples", "cases", "near_miss"))
# Ids and conditions beside texts that are read.
_NAMES = frozenset(("id", "questions", "when", "call", "sources"))
# A line of a safety net that can be checked: of its parts only the words are read.
SAFETY_NET = frozenset(("when", "call", "say"))
_Found = tuple[int, str, str, list[str]]


def extract_texts(
    file: IO[bytes],
    keywords: Collection[str],  # noqa: ARG001 - Babel gives every extractor these three
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, str],
) -> Iterator[_Found]:
    """Yield each shown text of a content file: its line, no function, the text, no comment.

    The option `phrases` is the file of those that texts take in.
    """
    root = yaml.compose(file.read(), Loader=FASTEST)
    phrases = _phrases(options["phrases"]) if "phrases" in options else {}
    for line, function, text, comments in _texts(root, is_shown=False) if root else ():
        yield line, function, filled_text(text, phrases), comments


def _phrases(file: str) -> dict[str, str]:
    with Path(file).open(encoding="utf-8") as opened:
        return {entry["id"]: entry["text"] for entry in yaml.load(opened, FASTEST)}  # noqa: S506 - builds text alone


def _texts(node: yaml.Node, *, is_shown: bool) -> Iterator[_Found]:
    match node:
        case yaml.MappingNode(value=pairs):
            is_net = {key.value for key, _ in pairs} == SAFETY_NET
            for key, value in pairs:
                is_read = key.value == "say" if is_net else _is_read(key.value, is_shown=is_shown)
                if key.value not in _FOR_AUTHORS:
                    yield from _texts(value, is_shown=is_read)
        case yaml.SequenceNode(value=entries):
            for entry in entries:
                yield from _texts(entry, is_shown=is_shown)
        case yaml.ScalarNode(value=text) if is_shown and any(one.isalpha() for one in text):
            yield node.start_mark.line + 1, "gettext", " ".join(text.split()), []


def _is_read(key: str, *, is_shown: bool) -> bool:
    return key in SHOWN or (is_shown and key not in _NAMES)
