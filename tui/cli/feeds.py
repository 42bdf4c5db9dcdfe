"""`leeslamp feeds`: what is new in the reader's feeds, and keeping of it what is chosen."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from tui.cli.add import keep_all
from tui.cli.context import workspace_of
from tui.cli.output import print_json, print_line, progress, warn
from tui.config.file import own
from tui.config.read import read_config
from tui.errors import ArticleError, FeedError
from tui.feeds.memory import default_folder
from tui.feeds.model import Feed, Story, newest_first
from tui.feeds.news import News, fetch_story
from tui.feeds.settings import named, remove_feed
from tui.reading.wrap import width_of
from tui.subscription import config_file


def run(arguments: Namespace) -> int:
    """List what is new, in one feed or in all; or keep what is chosen of the last list; or take a feed off."""
    if arguments.name and (arguments.numbers or arguments.remove):
        raise FeedError("--add and --remove go without the name of another feed")
    news = News(own(default_folder))
    if arguments.numbers:
        return _keep(arguments, news)
    config = read_config()
    for notice in config.notices:
        warn(notice)
    if arguments.remove:
        feed = named(config.feeds, arguments.remove)
        remove_feed(config_file(), feed)
        news.forget(feed)
        return 0
    feeds = [named(config.feeds, arguments.name)] if arguments.name else config.feeds
    stories, failed = _fetched(news, feeds, again=bool(arguments.name))
    if not arguments.all:
        stories = [story for story in stories if not story.seen]
    if stories:
        news.list_as(stories)
    if arguments.json:
        print_json({"stories": [_about(*row) for row in enumerate(stories, 1)], "failed": failed})
    else:
        _print(stories)
        _remark(feeds, stories, failed)
    sys.stdout.flush()  # what nobody could see is not seen
    news.mark_seen(stories)
    return 1 if failed else 0


def _keep(arguments: Namespace, news: News) -> int:
    """Fetch the chosen ones in full; one that cannot be had is told, and the others are kept."""
    workspace = workspace_of(arguments)
    listed = news.listed()
    chosen = [listed[number - 1] for number in arguments.numbers if number <= len(listed)]
    if len(chosen) < len(arguments.numbers):
        there = f"numbers from 1 to {len(listed)}" if listed else "nothing"
        raise FeedError(f"the last list has {there}; choose of those, or list anew")
    code = 0
    for story in chosen:
        try:
            texts = fetch_story(story)
        except ArticleError as error:
            warn(f"{story.item.title}: {error}")
            code = 1
            continue
        keep_all(workspace, texts)
        news.mark_kept(story)
    return code


def _fetched(news: News, feeds: Sequence[Feed], again: bool) -> tuple[list[Story], list[dict[str, str]]]:
    """The stories, the newest first and the undated last; and why feeds could not be had, each told."""
    answers = []
    with progress("feeds", len(feeds)) as done:
        for got in news.fetch_all(feeds, again=again):
            answers.append(got)
            done(1)
    answers.sort(key=lambda got: feeds.index(got.feed))  # not as they happened to come
    failed = [{"feed": got.feed.name, "reason": got.reason} for got in answers if got.reason]
    for one in failed:
        warn(f"{one['feed']}: {one['reason']}")
    return newest_first((story for got in answers for story in got.stories), feeds), failed


def _print(stories: Sequence[Story]) -> None:
    names = max((width_of(story.feed.name) for story in stories), default=0)
    numbers = len(str(len(stories)))
    for number, story in enumerate(stories, 1):
        gap = " " * (names - width_of(story.feed.name))
        state = "  (kept)" if story.kept else ""
        print_line(f"{number:>{numbers}}  {story.when:16}  {story.feed.name}{gap}  {story.item.title}{state}")


def _remark(feeds: Sequence[Feed], stories: Sequence[Story], failed: Sequence[object]) -> None:
    if not feeds:
        warn("there are no feeds yet; `leeslamp add ADDRESS` keeps one")
    elif stories:
        warn("`leeslamp feeds --add 1` keeps the first of these as an article, --add 1,2 two of them")
    elif len(failed) < len(feeds):
        warn("nothing new; `leeslamp feeds --all` lists what was seen")


def _about(number: int, story: Story) -> dict[str, Any]:
    item = story.item
    return {
        "number": number,
        "title": item.title,
        "published": item.published,
        "feed": story.feed.name,
        "url": item.link,
        "summary": item.summary,
        "new": not story.seen,
        "kept": story.kept,
    }
