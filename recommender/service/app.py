"""Everything that web and command line use: one object with each service."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.domain.content import Content
from recommender.service import explanations, proof_cache
from recommender.service.anchors import AnchorWriter, anchor_writer
from recommender.service.audit_log import AuditLog
from recommender.service.calendars import Calendars
from recommender.service.case_inspector import CaseInspector
from recommender.service.cases import Cases
from recommender.service.content_cache import ContentCache
from recommender.service.content_versions import ContentVersions
from recommender.service.diaries import Diaries
from recommender.service.explanations import Explanations
from recommender.service.exports import Exports
from recommender.service.growth import Growth
from recommender.service.impact import Impacts
from recommender.service.interviews import Interviews
from recommender.service.known_devices import KnownDevices
from recommender.service.library import Library
from recommender.service.machine_tokens import MachineTokens
from recommender.service.name_lookup import NameLookup
from recommender.service.opening import content_folder
from recommender.service.opening_stores import open_all_stores, with_secret
from recommender.service.own_account import OwnAccount
from recommender.service.proof_cache import ProofCache
from recommender.service.provider_users import ProviderUsers
from recommender.service.rate_limits import RateLimits
from recommender.service.readiness import Readiness
from recommender.service.recommender import Recommender
from recommender.service.retention import Housekeeping, Retention
from recommender.service.reviews import Reviews
from recommender.service.rule_history import RuleHistory
from recommender.service.rules import Rules
from recommender.service.settings import Settings
from recommender.service.signatures import Signatures
from recommender.service.signed_rules import SignedRules
from recommender.service.sought_answers import SoughtAnswers
from recommender.service.system import System
from recommender.service.users import Users
from recommender.storage.stores import Stores


@dataclass(frozen=True)
class App:
    """The services on one content and one database; threads may share it.

    Each service is made when it is first asked for, and stays.
    """

    recommender: Recommender
    stores: Stores
    system: System = field(default_factory=System)
    settings: Settings = field(default_factory=Settings)

    @property
    def content(self) -> Content:
        """The content that decides today."""
        return self.recommender.content

    @cached_property
    def anchors(self) -> AnchorWriter | None:
        """What writes anchors, where the settings ask for them."""
        return anchor_writer(self.settings.audit, self.stores.records, self.system)

    @property
    def explanations(self) -> Explanations:
        """What forced a decision; shared by all applications of the process."""
        return explanations.SHARED_EXPLANATIONS

    @property
    def proofs(self) -> ProofCache:
        """What is proved of contents; shared by all applications of the process."""
        return proof_cache.SHARED_PROOFS

    @cached_property
    def users(self) -> Users:
        """The users, and who is signed in."""
        return Users(self.stores, self.system, self.settings.has_passwords)

    @cached_property
    def provider_users(self) -> ProviderUsers:
        """The users whom an identity provider signs in."""
        return ProviderUsers(self.stores, self.system)

    @cached_property
    def machine_tokens(self) -> MachineTokens:
        """The tokens of machines."""
        return MachineTokens(self.stores, self.system)

    @cached_property
    def calendars(self) -> Calendars:
        """The calendars of people, and their links."""
        secret = self.settings.secret_key
        return Calendars(self.stores.calendars, self.diaries, self.system, secret)

    @cached_property
    def cases(self) -> Cases:
        """Decide and keep, and the person's own case."""
        stores = self.stores
        beside = stores.diary, stores.calendars
        return Cases(
            self.recommender,
            stores.cases,
            stores.records,
            *beside,
            self.system,
            self.growth,
            self.settings.secret_key,
        )

    @cached_property
    def content_cache(self) -> ContentCache:
        """The contents that are kept, ready to decide."""
        return ContentCache(self.stores.contents, self.recommender)

    @cached_property
    def content_versions(self) -> ContentVersions:
        """The texts of the contents that are kept."""
        return ContentVersions(self.content, self.stores.contents, self.log, self.system)

    @cached_property
    def diaries(self) -> Diaries:
        """The weeks of people, and what they note of them."""
        stores = self.stores
        return Diaries(stores.cases, stores.diary, self.content_cache, self.system)

    @cached_property
    def exports(self) -> Exports:
        """Cases as files."""
        return Exports(self.stores.cases, self.inspector.likely, self.log, self.reviews)

    @cached_property
    def impacts(self) -> Impacts:
        """What another content would have decided of the kept cases."""
        return Impacts(self.content_cache, self.stores.cases)

    @cached_property
    def inspector(self) -> CaseInspector:
        """What clinicians do with cases: list, open, ask what if, replay."""
        return CaseInspector(self.recommender, self.stores.cases, self.content_cache, self.log)

    @cached_property
    def housekeeping(self) -> Housekeeping:
        """What is forgotten by itself."""
        retention = Retention(self.stores.cases, self.system)
        return Housekeeping(retention, self.interviews, self.settings.keep_days)

    @cached_property
    def interviews(self) -> Interviews:
        """The interviews in progress."""
        seconds = self.settings.interview_seconds
        return Interviews(self.stores.interviews, self.system, seconds)

    @cached_property
    def known_devices(self) -> KnownDevices:
        """The browsers in which somebody has signed in before."""
        return KnownDevices(self.system, self.settings.secret_key)

    @cached_property
    def library(self) -> Library:
        """The exercises as everybody may look them up."""
        return Library(self.content)

    @cached_property
    def log(self) -> AuditLog:
        """The record of what people at the desk saw and did."""
        return AuditLog(self.stores.records, self.system)

    @cached_property
    def name_lookup(self) -> NameLookup:
        """The names by which cases can be filtered."""
        return NameLookup(self.content, self.stores.cases)

    @cached_property
    def rate_limits(self) -> RateLimits:
        """Who has to wait, as this process has counted."""
        return RateLimits(self.settings.rates, self.system.now)

    @cached_property
    def growth(self) -> Growth:
        """How many cases a day brings."""
        return Growth(self.stores.cases, self.system, self.settings.cases_a_day)

    @cached_property
    def own_account(self) -> OwnAccount:
        """What users see and change of their own."""
        return OwnAccount(self.stores, self.system, self.users)

    @cached_property
    def readiness(self) -> Readiness:
        """Whether a person could be served now."""
        return Readiness(self.recommender, self.stores.database, self.system)

    @cached_property
    def reviews(self) -> Reviews:
        """The reviews of cases, agreement, and the queue."""
        cases, contents = self.stores.cases, self.content_cache
        return Reviews(self.stores.reviews, cases, contents, self.system)

    @cached_property
    def sought_answers(self) -> SoughtAnswers:
        """The answers that the list of cases is filtered by."""
        return SoughtAnswers(self.stores.sign_ins, self.system)

    @cached_property
    def rules(self) -> Rules:
        """The rules of today's content, how often each fired, and its history."""
        history = RuleHistory(self.stores.contents, self.content_cache)
        return Rules(self.content, self.stores.cases, history, self.system)

    @cached_property
    def signatures(self) -> Signatures:
        """The signatures under rules and promises."""
        return Signatures(self.content, self.stores.reviews, self.proofs, self.system)

    @cached_property
    def signed_rules(self) -> SignedRules:
        """How many rules are signed, for the foot of every page."""
        return SignedRules(self.signatures, self.system)


def open_app(settings: Settings) -> App:
    """Return the services that the settings ask for; the content's text is kept first of all.

    Raises ContentError, SettingsError and StorageError.
    """
    texts = read_folder(content_folder(settings))
    recommender = Recommender(build_content(texts))
    app = App(recommender, open_all_stores(settings), settings=settings)
    app.content_versions.keep(texts)
    return app


def open_served_app(settings: Settings) -> App:
    """Return the same for a server, with the secret of the data folder where none is set.

    Anchors are written from now on, where the settings ask for them.
    """
    app = open_app(settings)
    # after the stores: a folder with a secret counts as in use, and must then have its store
    served = replace(app, settings=with_secret(settings))
    if served.anchors is not None:
        served.anchors.begin()
    return served
