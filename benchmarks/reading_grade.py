"""Measure how hard the texts are to read: the Flesch-Kincaid grade, by kind of text.

Grade 5 to 6 is about a reading age of 11. Syllables are counted by groups of vowels, which is
rough for one word and fair over a text. Run `.venv/bin/python -m benchmarks.reading_grade`.
"""

import re
from pathlib import Path

from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.domain.rules import Avoids, Sends

ROOT = Path(__file__).parent.parent
WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)")


def syllables(word: str) -> int:
    """Return about how many syllables an English word has."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    is_silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee"))
    return max(1, groups - is_silent)


def grade(texts: list[str]) -> float:
    """Return the Flesch-Kincaid grade of all the texts together."""
    words = [word for text in texts for word in WORD.findall(text)]
    sentences = sum(max(1, len(SENTENCE_END.findall(text))) for text in texts)
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def texts_by_kind(content: Content) -> dict[str, list[str]]:
    """Return what people read, by kind."""
    questions = list(content.questionnaire)
    conclusions = [rule.then for rule in content.rules]
    outcomes = content.outcomes.values()
    return {
        "questions and help": [text for one in questions for text in (one.text, one.help) if text],
        "options": [option.text for one in questions for option in one.options],
        "what triage rules say": [
            line
            for then in conclusions
            if isinstance(then, Sends)
            for line in (then.say, *(net.say for net in then.say_if))
        ],
        "what to leave out": [then.say for then in conclusions if isinstance(then, Avoids)],
        "outcomes": [
            line
            for one in outcomes
            for line in (*one.tell_them, *(net.say for net in (*one.do_now, *one.watch_for)))
        ],
        "steps": [step for one in content.exercises.values() for step in one.steps],
        "stop signs": [sign for one in content.exercises.values() for sign in one.stop_signs],
        "tips": [tip.text for tip in content.tips.values()],
        "why (because)": [rule.because for rule in content.rules],
    }


def main() -> None:
    """Print the grade of each kind of text."""
    for kind, texts in texts_by_kind(load_content(ROOT)).items():
        print(f"{kind:<24} {len(texts):>5} texts   grade {grade(texts):>5.1f}")


if __name__ == "__main__":
    main()
