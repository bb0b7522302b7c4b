"""How a week is put together from needs; `compose` in knowledge/planning.yaml explains each."""

from dataclasses import dataclass

from recommender.domain.exercises import ExerciseKind


@dataclass(frozen=True)
class Heading:
    """The heading of a day and its goal, in words."""

    theme: str
    goal: str


@dataclass(frozen=True)
class ComposeSettings:
    """How a week is put together from needs, where a programme's days do not suit the person.

    *Who.* The programme has fewer than `points_least`, or less than `safe_share` of what its days
    ask for is safe. Nobody with the points that fill time for `trained_need`, and no week without
    `work_kinds`. Who begins on the step `low_to` or lower begins with level 1; nobody with fewer
    points for `steady_need` than fill time needs a chair.

    *Sessions of strength.* Where work leads they stand on one more day of a few, but on no more
    than `work_most`. They hold `work_kinds`, the same each time but for `turning` places, or for
    `turning_share` of them where that is more; no work is for `ease_needs`. Each need has something
    before any has a second, those that work where it hurts with `work_place` points more; only the
    first has another before needs of less than `again_share` of its points. Where it
    `turns_by_days`, the places that turn go to needs that want more days, and in short sessions
    light work waits for the days of ease. First doses leave time to grow by `growth_share`. With
    more than `fixed_least` places `still_share` of these move and stretch, `still_share_alone` in a
    week of strength alone.

    *What is chosen.* An exercise has `cover_share` of the points of the needs that it serves
    besides, and `sore_work` points (`sore_ease` what is no strength) where it is done in a position
    that makes the pain worse. Nothing stands on more than `days_most` days.

    *Sessions of ease.* They hold `ease_kinds` in `ease_share` of the places, and `turns` needs have
    their turn in them; what stood on an earlier day has `ease_repeated` points more against it. Who
    owns a tool for self-release has it on `release_days`. They end with what calms, where there is
    time, and those of strength once `calm_need` has `calm_points`.

    *Headings.* Those of the first session of strength or of ease, the second, and so on; a day of
    ease that is about one need has that of the need.
    """

    points_least: int = 0
    safe_share: float = 0.0
    trained_need: str = ""
    low_to: int = 0
    steady_need: str = ""

    work_kinds: tuple[ExerciseKind, ...] = ()
    work_most: int = 0
    turning: int = 0
    turning_share: float = 0.0
    work_place: int = 0
    again_share: float = 0.0
    turns_by_days: bool = False
    growth_share: float = 0.0
    fixed_least: int = 0
    still_share: float = 0.0
    still_share_alone: float = 0.0

    cover_share: float = 0.0
    sore_work: int = 0
    sore_ease: int = 0
    days_most: int = 0

    ease_kinds: tuple[ExerciseKind, ...] = ()
    ease_needs: tuple[str, ...] = ()
    ease_share: float = 0.0
    turns: int = 0
    ease_repeated: int = 0
    release_days: int = 0
    calm_need: str = ""
    calm_points: int = 0

    ease_headings: tuple[Heading, ...] = ()
    work_headings: tuple[Heading, ...] = ()
