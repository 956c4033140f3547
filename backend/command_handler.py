"""One command in, one reply out. Everything a client can ask for passes this one `match`."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, assert_never

import msgspec

from backend import self_test
from backend.errors import Problem
from backend.protocol import (
    accounts,
    activity,
    archives,
    hosts,
    hosts_import,
    links,
    metrics,
    results,
    settings,
    tabs,
    updates,
)
from backend.protocol import commands as c
from backend.protocol import images as i
from backend.protocol import log as log_protocol
from backend.protocol import other_programs as o
from backend.protocol import proxies as p
from backend.protocol import start_times as s
from backend.protocol import templates as t
from backend.protocol import upkeep as u
from backend.protocol.accounts import AccountAdded, AccountFactsKnown
from backend.protocol.activity import Activity
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import WindowRequested
from backend.protocol.replies import Done, Refused, Reply
from backend.protocol.self_test import RunSelfTest, SelfTested
from backend.protocol.tabs import TabCreated

if TYPE_CHECKING:
    from backend.engine import Engine
    from backend.ipc.clients import Client

log = logging.getLogger(__name__)


_AT_ONCE = (c.Hello, c.RequestSnapshot, c.Shutdown, c.ShowWindow)
"""Carried out while the engine still opens; all others wait for that."""


class CommandHandler:
    """Called in the event loop, one task for each command. Never raises; a bug becomes Refused(BUG)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def __call__(self, client: Client, command: c.Command) -> Reply:
        try:
            if not isinstance(command, _AT_ONCE):
                await self._engine.opened()
            reply = await self._carry_out(client, command)
        except Problem as problem:
            reply = Refused(error=problem.info)
        except Exception:
            log.exception("%s failed", type(command).__name__)
            reply = Refused(error=ErrorInfo(kind=ErrorKind.BUG, detail=type(command).__name__))
        return msgspec.structs.replace(reply, request_id=command.request_id)

    async def _carry_out(self, client: Client, command: c.Command) -> Reply:
        engine = self._engine
        match command:
            case c.Hello():
                return await engine.welcome(client)
            case c.RequestSnapshot():
                engine.send_snapshot(client)
            case c.Shutdown():
                engine.stop(drain=command.drain)
            case c.ShowWindow(added=added, uploaders=uploaders):
                engine.clients.publish(WindowRequested(added=added, uploaders=uploaders))
            case c.AddPaths():
                return await engine.galleries.add_paths(client, command)
            case c.StopAdding():
                client.stopped_adding += 1
            case c.AddSamples():
                return await engine.galleries.add_samples()
            case c.StartGalleries():
                await engine.galleries.queue.start(command.ids)
            case s.StartAt(ids=ids, at=at):
                await engine.galleries.start_times.set(ids, at)
            case archives.OpenArchives(ids=ids, password=password):
                await engine.galleries.locked_archives.open(ids, password)
            case c.PauseGalleries():
                await engine.galleries.queue.pause(command.ids, hard=command.hard)
            case c.CancelGalleries():
                await engine.galleries.queue.cancel(command.ids)
            case c.RetryGalleries():
                await engine.galleries.queue.retry(command.ids, command.file_ids, command.host_id)
            case c.RetrySmaller(gallery_id=gallery_id, host_id=host_id):
                file_ids = await engine.galleries.fitting.smaller(gallery_id, host_id)
                await engine.galleries.queue.retry((gallery_id,), file_ids, host_id)
            case c.ReplaceHost(gallery_id=gallery_id, host_id=host_id, other_id=other_id):
                await engine.galleries.queue.replace_host(gallery_id, host_id, other_id)
            case c.StartHost():
                await engine.galleries.queue.start_host(command.gallery_ids, command.host_id)
            case c.HoldHost():
                await engine.galleries.queue.hold_host(command.gallery_ids, command.host_id)
                for gallery_id in command.gallery_ids:
                    await engine.galleries.file_edits.settle(gallery_id)
            case c.RemoveGalleries():
                await engine.galleries.queue.remove(command.ids)
            case c.RestoreGalleries():
                await engine.galleries.restore(command.ids)
            case c.RescanGalleries():
                for gallery_id in command.ids:
                    await engine.galleries.intake.rescan(gallery_id, only_new=command.only_new)
            case i.ResetGalleries():
                await engine.galleries.file_edits.reset(command.ids)
            case c.RelocateGallery():
                siblings = await engine.galleries.moves.relocate(command.id, command.path)
                return i.Relocated(gallery_id=command.id, siblings=siblings)
            case i.RelocateGalleries():
                await engine.galleries.moves.relocate_all(command.places)
            case i.FindMoved():
                return i.MovedFound(
                    gallery_id=command.gallery_id, path=await engine.galleries.moves.find(command.gallery_id)
                )
            case c.MoveGalleries():
                await engine.galleries.queue.move_before(command.ids, command.before_id)
            case c.StartNext():
                await engine.galleries.queue.start_next(command.ids)
            case c.EditGalleries():
                await engine.galleries.queue.edit(command)
            case c.EditFiles():
                await engine.galleries.file_edits.leave_out(command.gallery_id, command.file_ids, command.left_out)
            case i.AddFiles():
                return await engine.galleries.adding.add(command.gallery_id, command.paths)
            case i.OrderFiles():
                await engine.galleries.file_edits.order(command.gallery_id, command.file_ids)
            case i.ResolveChanged():
                await engine.galleries.file_edits.resolve_changed(command)
            case i.GetAttempts(gallery_id=gallery_id, file_id=file_id):
                attempts = await engine.galleries.file_edits.attempts(gallery_id, file_id)
                return i.Attempts(gallery_id=gallery_id, file_id=file_id, attempts=attempts)
            case c.ResolveDuplicate():
                await engine.galleries.queue.resolve_duplicate(command.ids, command.choice)
            case c.ResolveRefused():
                await engine.galleries.fitting.resolve(command.ids, command.choice, command.host_id)
            case c.ResolveUnknown():
                await engine.galleries.file_edits.resolve_unknown(command)
            case tabs.CreateTab():
                return TabCreated(tab_id=await engine.tabs.create(command.name, command.colour))
            case tabs.EditTab():
                await engine.tabs.edit(command)
                await engine.texts.rebuild.tab_edited(command)
            case tabs.DeleteTab():
                await engine.texts.rebuild.due(await engine.tabs.delete(command.id, command.reassign_to))
            case c.WatchGallery():
                await engine.galleries.watch(client, command.gallery_id)
            case c.FollowUploads():
                await engine.galleries.follow(client, command.gallery_ids)
            case results.GetResults():
                return await engine.texts.results.of_gallery(command.gallery_id)
            case results.RenderText():
                return await engine.texts.results.text_of(command)
            case activity.GetActivity():
                entries = await engine.history.of_gallery(command.gallery_id, command.limit)
                follow_ups = await engine.galleries.follow_ups.rows(command.gallery_id)
                return Activity(gallery_id=command.gallery_id, entries=entries, follow_ups=follow_ups)
            case activity.RetryFollowUps():
                await engine.galleries.follow_ups.retry(command.gallery_id, command.ids)
            case activity.DropFollowUps():
                await engine.galleries.follow_ups.drop(command.gallery_id, command.ids)
            case settings.ChangeSettings():
                await engine.settings.change(dict(command.values))
            case hosts.EditHost():
                await engine.hosts.roster.edit(command)
                await engine.texts.rebuild.host_edited(command)
            case accounts.SaveAccount():
                await engine.save_account(command.host_id, dict(command.values), command.account)
            case accounts.AddAccount():
                return AccountAdded(account=await engine.hosts.roster.add_account(command.host_id, command.name))
            case accounts.EditAccount():
                await engine.hosts.roster.edit_account(command)
            case accounts.ForgetAccount():
                await engine.hosts.roster.forget_account(command.host_id, command.account)
            case accounts.TestAccount():
                return await engine.hosts.roster.test_account(command.host_id, command.account, upload=command.upload)
            case accounts.GetAccountFacts():
                key, facts = await engine.hosts.roster.account_facts(command.host_id, command.account)
                return AccountFactsKnown(account=key, facts=facts)
            case c.GetGalleryHosts():
                return await engine.texts.gallery_hosts.of_gallery(command.gallery_id)
            case links.DeleteRemote():
                return await engine.galleries.remote_files.delete(command)
            case links.CheckLinks():
                return await engine.galleries.remote_files.check(command)
            case accounts.UnlockCredentials():
                await engine.hosts.roster.unlock(command.passphrase)
                engine.hosts.proxies.unlocked()
                await engine.galleries.follow_ups.unlocked()
            case hosts_import.ImportHosts():
                return await engine.hosts.exchange.import_files(command.paths, allow_local=command.allow_local)
            case hosts_import.ExportHost():
                return engine.hosts.exchange.export(command.host_id)
            case (
                p.ListProxies()
                | p.UseProxy()
                | p.SaveProxy()
                | p.ImportProxies()
                | p.RemoveProxies()
                | p.SaveProxyPool()
                | p.TestProxies()
            ):
                return await engine.hosts.proxies.carry_out(command)
            case links.CheckOldLinks():
                return await engine.galleries.link_watch.check_old(command.days)
            case links.UploadGone():
                return await engine.galleries.link_watch.upload_again(command.gallery_ids)
            case metrics.GetStatistics():
                return await engine.statistics.figures(command)
            case metrics.ExportStatistics():
                return await engine.statistics.export(command)
            case metrics.WatchSpeeds():
                client.watches_speeds = command.watch
                return await engine.statistics.speeds() if command.watch else metrics.Speeds()
            case log_protocol.GetLog():
                return await engine.log.page(
                    command.filter, before=command.before, after=command.after, limit=command.limit
                )
            case log_protocol.FollowLog(is_on=is_on):
                client.follows_log = is_on
            case (
                t.CreateTemplate()
                | t.SaveTemplate()
                | t.DeleteTemplate()
                | t.RestoreTemplate()
                | t.GetTemplateVersions()
                | t.PreviewTemplate()
                | t.ImportTemplates()
            ):
                return await engine.texts.library.carry_out(command)
            case c.SetThumbnailsWanted():
                client.want_thumbnails(command.file_ids)
                engine.pictures.want(command.file_ids)
            case u.ExportSettings() | u.ImportSettings() | u.MoveData() | u.CopyPortable():
                return await engine.upkeep.carry_out(command)
            case (
                o.LookForPrograms() | o.PreviewProgramImport() | o.ImportFromProgram() | o.CancelProgramImport()
                | o.TakeBackProgramImport()
            ):  # fmt: skip
                return await engine.program_import.carry_out(command)
            case updates.CheckForUpdate() | updates.PutOffUpdate():
                return await engine.updates.carry_out(command)
            case RunSelfTest():
                return SelfTested(checks=await asyncio.to_thread(self_test.run, engine.folders))
            case _:
                assert_never(command)
        return Done()
