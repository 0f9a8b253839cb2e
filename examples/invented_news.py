"""Writes a year of invented news as JSON lines: outlets, people, places and events are made up.

Run it to see the articles, `python invented_news.py 300 > year.jsonl`, or import `articles`. The same seed gives the
same articles. `event` says which articles were made from one event: a truth to hold `cluster_events` against.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date, timedelta
from typing import NamedTuple

#: Each outlet with the people it likes to quote and the line at the foot of its pages.
OUTLETS = {
    "Halve Post": ("official", "official", "expert", "Subscribe to the Halve Post for the morning letter."),
    "Norrland Today": ("official", "critic", "expert", "Norrland Today is printed in Halve and Orrby."),
    "Open Valley": ("critic", "critic", "official", "Open Valley lives on what its readers give."),
    "Ruhne Courier": ("critic", "official", "expert", "Follow the Ruhne Courier for news of the river towns."),
}
AGENCY = "Tidewire"
#: Offices that one person holds all year.
OFFICES = {"Education Minister": "Clara Holm", "Health Minister": "Viktor Sandoval", "Governor": "Edith Moreau"}

GIVEN = "Ada Piet Ona Marek Ines Tomas Lena Jonas Vera Emil Clara Oskar Nora Viktor Edith Simon".split()
FAMILY = (
    "Venn Oss Reed Halvorsen Brandt Okafor Lindqvist Marsh Corran Whitlow Petrov Aune Keller Tanaka "
    "Ferrante Duval Ostrow Castell Birk Navarro Ashdown Varga Penrose Quill Sorensen Adeyemi Rusk"
).split()
PLACES = (
    "Halve Orrby Marvale Tarnwick Selby Brunnholm Castra Vendel Kestrel Lowmoor Ruhnestad Ashford Dunmere Pellworm "
    "Greystone Innsby Larkhill Mossby Norvik Eastmark Fallow Wexley Stavern Thornby"
).split()


class Topic(NamedTuple):
    """What events of one kind are told with; `{n}` is the figure, `{m}` a smaller one, `{place}` the place."""

    title: str
    lead: str
    figure: str
    background: str
    roles: tuple[str, str, str]
    official: tuple[str, ...]
    critic: tuple[str, ...]
    expert: tuple[str, ...]


TOPICS = (
    Topic(
        "Ferry to {place} stopped",
        "The ferry to {place} stopped on {day} after an engine caught fire in the harbour.",
        "About {n} islanders use the boat every day, and {m} of them were on board.",
        "The hull was laid down forty years ago, and spare engines have to be ordered from a yard abroad that works "
        "for three other lines.",
        ("Mayor", "the union leader", "a shipbuilder"),
        (
            "We will not close the line to {place}, and every islander will be home before the weekend",
            "The inspectors looked at the engine in spring and found {m} faults, all of which were mended",
        ),
        (
            "The crew has warned of that engine for {m} years and nobody at the {place} office has answered a letter",
            "A boat that carries {n} people a day needs a second engine, not a second press conference",
        ),
        ("An engine of this kind is worn out after {n} crossings, and the one at {place} has made twice as many",),
    ),
    Topic(
        "Bridge at {place} shut",
        "The council of {place} shut the old bridge to lorries on {day} when a crack was found in the northern pier.",
        "The bridge carries {n} vehicles a day, of which {m} are lorries.",
        "It was built for carts, widened twice, and has been mended every spring since the great flood took the first "
        "of its stones.",
        ("Council Leader", "a haulier", "an engineer"),
        (
            "Nobody will drive {m} lorries over a cracked pier while I lead the council of {place}",
            "The new bridge at {place} will be paid for by the province and opened in {m} months",
        ),
        (
            "Every load now goes {n} kilometres round by the hills and no one at {place} pays us for the fuel",
            "They have known about that pier since the winter and they told the hauliers on the same day as the press",
        ),
        ("A crack of {m} millimetres does not bring a bridge down, but the frost at {place} will make it wider",),
    ),
    Topic(
        "{place} votes to close school",
        "The province voted on {day} to close the school of {place} at the end of the summer term.",
        "It has {n} pupils and {m} teachers, fewer than the law asks for.",
        "Parents carried a petition from door to door through the snow, and the vote was put off twice before the "
        "members met behind closed doors.",
        ("Education Minister", "the headteacher", "a demographer"),
        (
            "No child of {place} will spend more than {m} minutes on a bus, and that is a promise I have signed",
            "We cannot heat a school of {n} pupils that was built for three times as many",
        ),
        (
            "A village without a school is a village that is waiting to be sold, and {place} is not for sale",
            "We were told in autumn that {n} pupils were enough, and we were told it in writing",
        ),
        ("Births in {place} have risen for {m} years in a row, which the ministry's own table shows",),
    ),
    Topic(
        "Flood cuts off {place}",
        "The river rose over the dyke at {place} on {day} and cut off the lower town.",
        "Firefighters brought {n} people out by boat, and {m} were taken to hospital.",
        "The dyke had been due for a new crown of clay since the last high water, but the money went to the road "
        "along the other bank.",
        ("Governor", "a farmer", "a hydrologist"),
        (
            "The army will stay in {place} until the last of the {n} people is back under a dry roof",
            "We did not open the sluice, and whoever says that we did has not read the log",
        ),
        (
            "I lost {m} cows in one night because nobody at {place} rang the bell before the water came",
            "They rang us when the yard was full of water and told us to move the cattle uphill",
        ),
        ("A gauge {m} kilometres upstream would have given {place} six hours, and it costs less than one boat",),
    ),
    Topic(
        "Hospital in {place} to lose ward",
        "The hospital of {place} will lose its maternity ward, the regional board decided on {day}.",
        "Last year {n} children were born there, {m} fewer than the year before.",
        "Two doctors have left since the winter, and the posts were advertised in four countries without a single "
        "answer that the board could accept.",
        ("Health Minister", "a midwife", "a health economist"),
        (
            "A ward without {m} doctors is not a safe ward, and I will not tell the mothers of {place} that it is",
            "We are not saving money in {place}, we are moving it to where the doctors are",
        ),
        (
            "The next ward is {n} kilometres away over a pass that is shut by snow for weeks",
            "We have delivered {n} children in {place} and the board has not visited us once",
        ),
        ("Closing a ward of this size saves the region {m} million crowns and costs the families as much in fuel",),
    ),
)


class Event(NamedTuple):
    """What happened, who speaks of it, and what they said."""

    number: int
    day: date
    topic: Topic
    place: str
    n: int
    m: int
    people: dict[str, tuple[str, str]]
    said: dict[str, list[str]]


def _event(source: random.Random, number: int, day: date) -> Event:
    topic = TOPICS[number % len(TOPICS)]
    place = PLACES[number * 7 % len(PLACES)]
    n, m = source.randrange(41, 980), source.randrange(3, 40)
    family = source.sample(FAMILY, 3)
    people = {
        part: (role, OFFICES.get(role, f"{source.choice(GIVEN)} {name}"))
        for part, role, name in zip(("official", "critic", "expert"), topic.roles, family, strict=True)
    }
    said = {
        part: [line.format(n=n, m=m, place=place) for line in getattr(topic, part)]
        for part in ("official", "critic", "expert")
    }
    return Event(number, day, topic, place, n, m, people, said)


def _changed(source: random.Random, words: str) -> str:
    """Do to a quotation what happens to quotations: most stay, some are cut, a few lose a "not" or change a figure."""
    chance = source.random()
    if chance < 0.12 and ", " in words:
        return words.split(", ", 1)[0]
    if chance < 0.17 and " not " in words:
        return words.replace(" not ", " ", 1)
    if chance < 0.22:
        return " ".join(str(int(word) + 10) if word.isdigit() else word for word in words.split())
    return words


def _quotation(source: random.Random, event: Event, part: str, words: str, first: bool) -> str:
    role, name = event.people[part]
    before, behind = (f"{role} {name}", "") if part == "official" else (name, f", {role}")
    who, end = (before, behind) if first else (name.split()[1], "")
    words = _changed(source, words)
    mark = source.choice(("“”", '""'))
    form = source.randrange(5)
    if form == 0:
        return f"{who}{end}{',' * bool(end)} told reporters: {mark[0]}{words}.{mark[1]}"
    if form == 1 and ", " in words:
        head, tail = words.split(", ", 1)
        return f"{mark[0]}{head},{mark[1]} said {who}{end}, {mark[0]}{tail}.{mark[1]}"
    if form == 2 and words.split()[0] not in ("I", "We", "They"):
        return f"{who}{end}{',' * bool(end)} said that {words[0].lower()}{words[1:]}."
    return f"{mark[0]}{words},{mark[1]} said {who}{end}."


def _report(source: random.Random, event: Event, outlet: str) -> str:
    topic, day = event.topic, event.day.strftime("%A")
    fields = {"place": event.place, "n": event.n, "m": event.m, "day": day}
    wanted = list(OUTLETS[outlet][:3]) if outlet in OUTLETS else ["official", "critic"]
    told: dict[str, int] = {}
    lines = []
    for part in wanted:
        own = event.said[part]
        if told.get(part, 0) < len(own):
            lines.append(_quotation(source, event, part, own[told.get(part, 0)], part not in told))
            told[part] = told.get(part, 0) + 1
    paragraphs = [topic.lead.format(**fields) + " " + topic.figure.format(**fields), *lines]
    if source.random() < 0.5:
        paragraphs.insert(2, topic.background.format(**fields))
    return "\n\n".join(paragraphs)


def articles(count: int = 300, *, seed: int = 1, year: int = 2031) -> list[dict[str, str]]:
    """Make `count` articles of one year, sorted by day: id, source, published, title, text, event."""
    source = random.Random(seed)
    made: list[dict[str, str]] = []
    number = 0
    while len(made) < count:
        day = date(year, 1, 1) + timedelta(days=min(number * 1424 // count, 363))  # about 3.9 reports an event
        event = _event(source, number, day)
        wire = _report(source, event, AGENCY)
        outlets = [AGENCY, *source.sample(list(OUTLETS), source.randrange(2, 5))]
        for outlet in outlets:
            copied = outlet != AGENCY and source.random() < 0.2
            text = wire if copied or outlet == AGENCY else _report(source, event, outlet)
            foot = f"\n\n{OUTLETS[outlet][3]}" if outlet in OUTLETS else ""
            made.append(
                {
                    "id": f"{number:03}-{outlet.split()[0].lower()}",
                    "source": outlet,
                    "published": (day + timedelta(days=source.randrange(2))).isoformat(),
                    "title": event.topic.title.format(place=event.place),
                    "text": text + foot,
                    "event": f"{number:03}",
                }
            )
        number += 1
    return sorted(made[:count], key=lambda row: (row["published"], row["id"]))


if __name__ == "__main__":
    for row in articles(int(sys.argv[1]) if len(sys.argv) > 1 else 300):
        print(json.dumps(row, ensure_ascii=False))
