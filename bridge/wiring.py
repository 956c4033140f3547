"""Where the bridge's objects are made and meet. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject

from backend import __version__
from backend.protocol.folders import Folders
from bridge.announcer import Announcer
from bridge.auto_copy import AutoCopy
from bridge.backend_link import BackendLink
from bridge.backend_process import BackendProcess
from bridge.controllers.about import About
from bridge.controllers.add_account import AddAccount
from bridge.controllers.app import App
from bridge.controllers.archive_password import ArchivePassword
from bridge.controllers.columns import Columns
from bridge.controllers.crash_reports import CrashReports
from bridge.controllers.drop import Drop
from bridge.controllers.duplicates import Duplicates
from bridge.controllers.gallery_actions import GalleryActions
from bridge.controllers.gallery_activity import GalleryActivity
from bridge.controllers.gallery_folders import GalleryFolders
from bridge.controllers.gallery_images import GalleryImages
from bridge.controllers.gallery_results import GalleryResults
from bridge.controllers.host_accounts import HostAccounts
from bridge.controllers.host_form import HostForm
from bridge.controllers.host_import import HostImport
from bridge.controllers.host_menu import HostMenu
from bridge.controllers.host_options import HostOptions
from bridge.controllers.host_use import HostUse
from bridge.controllers.hosts import Hosts
from bridge.controllers.image_selection import ImageSelection
from bridge.controllers.inspector import Inspector
from bridge.controllers.key_editor import KeyEditor
from bridge.controllers.link_entries import LinkEntries
from bridge.controllers.log import Log
from bridge.controllers.move_over import MoveOver
from bridge.controllers.navigation import Navigation
from bridge.controllers.notifications import Notifications
from bridge.controllers.palette import Palette
from bridge.controllers.passphrase import Passphrase
from bridge.controllers.prefs import Prefs
from bridge.controllers.problem_actions import ProblemActions
from bridge.controllers.proxies import Proxies
from bridge.controllers.questions import Questions
from bridge.controllers.queue import Queue
from bridge.controllers.queue_entries import QueueEntries
from bridge.controllers.rearrange import Rearrange
from bridge.controllers.remote_files import RemoteFiles
from bridge.controllers.row_actions import RowActions
from bridge.controllers.sample_tour import SampleTour
from bridge.controllers.saved_filters import SavedFilters
from bridge.controllers.settings_list import SettingsList
from bridge.controllers.shell_entries import ShellEntries
from bridge.controllers.shortcut_sheet import Shortcuts
from bridge.controllers.start_times import StartTimes
from bridge.controllers.statistics import Statistics
from bridge.controllers.tabs import Tabs
from bridge.controllers.template_editor import TemplateEditor
from bridge.controllers.template_entries import TemplateEntries
from bridge.controllers.template_history import TemplateHistory
from bridge.controllers.templates import Templates
from bridge.controllers.timetable import Timetable
from bridge.controllers.transfer import Transfer
from bridge.controllers.updates import Updates
from bridge.controllers.upkeep import Upkeep
from bridge.controllers.welcome import Welcome
from bridge.engine_keeper import EngineKeeper
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState


class BridgeObjects(QObject):
    """Everything behind one window but the window itself.

    `folders` says where its own small file and pasted pictures go. The language has to be installed before.
    """

    def __init__(self, folders: Folders, backend: BackendProcess, state: WindowState, *, is_demo: bool) -> None:
        super().__init__()
        self.state = state
        self.store = Store(self)
        self.dispatcher = EventDispatcher(self.store, self)
        self.link = BackendLink(self.dispatcher, self)
        store, link = self.store, self.link
        self.app = App(store, self.state, __version__, is_demo, self)
        self.app.set_log_path(str(folders.log_file))
        self.prefs = Prefs(store, link, self.state, self)
        self.undo = UndoStack(link)
        self.undo.taken_back = self.app.withdraw_toast
        self.tabs = Tabs(store, link, self.undo, self.state, self)
        self.actions = GalleryActions(store, link, self.app, self.undo, self)
        self.queue = Queue(store, link, self.app, self.tabs, self.undo, self.actions, self.state, parent=self)
        self.row_actions = RowActions(store, link, self.app, self.tabs, self.queue, self)
        self.start_times = StartTimes(store, link, self.app, self.undo, parent=self)
        self.row_actions.startTimeAsked.connect(self.start_times.choose)
        self.archive_password = ArchivePassword(store, link, self)
        self.rearrange = Rearrange(store, link, self.queue, self.actions, self.undo, self)
        self.columns = Columns(self.state, self.queue, self)
        self.saved_filters = SavedFilters(store, self.state, self.queue, self.tabs, self)
        self.auto_copy = AutoCopy(store, self.dispatcher, self.actions, self)
        self.announcer = Announcer(store, self.queue.selection, self.app.announce, self)
        self.transfer = Transfer(store, link, self)
        self.notifications = Notifications(parent=self)
        self.hosts = Hosts(store, link, self)
        for refused in (self.hosts.refused, self.tabs.refused, link.diskRefused):
            refused.connect(self.app.tell_refused)
        self.navigation = Navigation(self.app, self.queue, self.tabs, self.hosts)
        self.host_accounts = HostAccounts(store, link, self.hosts, self)
        self.questions = Questions(self)
        self.host_form = HostForm(store, link, self.app, self.hosts, self.host_accounts, self.questions, self)
        self.add_account = AddAccount(store, link, self.app, self.hosts, self.host_accounts, self)
        self.passphrase = Passphrase(store, link, self.app, self.hosts, self)
        self.host_use = HostUse(store, link, self.hosts, self.undo, self)
        self.host_options = HostOptions(store, link, self.app, self.tabs, self.host_accounts, self)
        self.row_actions.hostOptionsAsked.connect(self.host_options.open_gallery)
        self.proxies = Proxies(store, link, self.app, self.hosts, self)
        self.images = GalleryImages(store, link, self.app, self.undo, self)
        self.image_selection = ImageSelection(store, link, self.app, self.undo, self.images, self)
        self.results = GalleryResults(store, link, self.app, self.actions, folders.cache, self)
        self.gallery_folders = GalleryFolders(store, link, self.dispatcher, self.app, self.questions, self)
        self.row_actions.folderAsked.connect(self.gallery_folders.act)
        problems = ProblemActions(
            store, link, self.app, self.undo, self.actions, self.navigation, self.gallery_folders, self.add_account.open
        )
        self.host_import = HostImport(link, self.app, self.hosts, self.notifications, self)
        self.remote_files = RemoteFiles(store, link, self.app, self.notifications, self)
        self.row_actions.remoteAsked.connect(self.remote_files.act)
        self.remote_files.goneAsked.connect(self.navigation.show_gone)
        self.results.goneAsked.connect(lambda gallery_id: self.remote_files.upload_again((gallery_id,)))
        self.host_menu = HostMenu(store, link, self.app, self.navigation, self.host_options, self.remote_files, self)
        self.activity = GalleryActivity(store, link, self.dispatcher, parent=self)
        self.inspector = Inspector(
            store, link, self.dispatcher, self.queue, self.tabs, self.actions, problems, self.images, self.results,
            self.activity, self.gallery_folders, parent=self,
        )  # fmt: skip
        self.duplicates = Duplicates(store, link, self.app, self.state, parent=self)
        self.drop = Drop(
            store, link, self.app, self.tabs, self.notifications, self.host_import, folders.pasted,
            self.duplicates.on_duplicate, self,
        )  # fmt: skip
        self.sample_tour = SampleTour(store, self.app, self.prefs, self.queue, self.navigation, self.inspector, self)
        self.drop.samplesAdded.connect(self.sample_tour.follow)
        self.statistics = Statistics(store, link, self.app, self.notifications, self.dispatcher, self)
        self.welcome = Welcome(store, self.app, self.state, self)
        self.about = About(self.app, link, self)
        self.updates = Updates(link, self.app, self.dispatcher, self)
        self.crash_reports = CrashReports(store, self.app, self.state, folders.crashes_folder, self)
        self.settings = SettingsList(
            store, link, self.app, self.undo, str(folders.settings_file),
            Upkeep(link, self.app, self.notifications), self,
        )  # fmt: skip
        self.move_over = MoveOver(store, link, self.dispatcher, self.app, self.settings, self.questions, self)
        self.templates = Templates(store, link, self.app, self.undo, self)
        self.template_editor = TemplateEditor(store, link, self.app, self.templates, self)
        self.template_history = TemplateHistory(link, self.template_editor, self)
        self.palette = Palette(
            store, self.app, self.prefs, self.queue, self.transfer, self.hosts, self.drop, self.duplicates,
            self.navigation, self.state,
            (
                QueueEntries(self.app, self.queue, self.tabs, self.saved_filters, self.start_times.open),
                LinkEntries(self.remote_files, self.navigation.show_gone),
                ShellEntries(
                    self.app, self.prefs, self.queue, self.drop, self.transfer, self.welcome, self.settings,
                    self.updates, self.crash_reports, self.add_account.open,
                ),
                TemplateEntries(store, self.app, self.templates),
            ),
            self,
        )  # fmt: skip
        self.log = Log(
            store, link, self.app, self.notifications, open_gallery=self.navigation.open_gallery,
            open_host=self.navigation.open_host, parent=self,
        )  # fmt: skip
        self.dispatcher.logGrew.connect(self.log.log_grew)
        self.statistics.faultAsked.connect(self.log.show_lines)
        self.shortcuts = Shortcuts(self.app, self)
        self.key_editor = KeyEditor(self.app, link, self)
        self.timetable = Timetable(store, link, self)
        self.transfer.scheduleAsked.connect(lambda: self.settings.show_group("bandwidth", "schedule"))
        self.keeper = EngineKeeper(backend, link, store, self.app, parent=self)

    def singletons(self) -> list[QObject]:
        """What QML knows as `Galleon.Bridge`; the name is that of the class."""
        return [
            self.app,
            self.prefs,
            self.transfer,
            self.notifications,
            self.queue,
            self.row_actions,
            self.rearrange,
            self.start_times,
            self.archive_password,
            self.columns,
            self.saved_filters,
            self.tabs,
            self.inspector,
            self.activity,
            self.images,
            self.image_selection,
            self.questions,
            self.host_menu,
            self.results,
            self.hosts,
            self.host_form,
            self.passphrase,
            self.host_use,
            self.host_accounts,
            self.host_options,
            self.add_account,
            self.host_import,
            self.proxies,
            self.remote_files,
            self.drop,
            self.duplicates,
            self.statistics,
            self.welcome,
            self.templates,
            self.template_editor,
            self.template_history,
            self.palette,
            self.about,
            self.updates,
            self.crash_reports,
            self.log,
            self.shortcuts,
            self.settings,
            self.move_over,
            self.key_editor,
            self.timetable,
        ]
