"""Builders of agendas for paper: a day is a list of entries, each a kind, a title and minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from curriculum.papers import typst_writer
from curriculum.papers.agenda_tree import agenda_tree
from curriculum.papers.faces import face_called
from curriculum.planning.agenda import Agenda, Day, Item, StepChoice, Strand
from curriculum.planning.timeline import timeline

_numbers: Iterator[int] = count(1)


def an_entry(kind: str, title: str, minutes: int = 30, **more: Any) -> Item:
    uid = UUID(int=next(_numbers))
    if kind in ("module", "activity"):
        step = StepChoice(key="step", title="Step", minutes=minutes, written=minutes)
        return Item(uid=uid, kind=kind, title=title, module=UUID(int=9), steps=(step,), **more)
    return Item(uid=uid, kind=kind, title=title, minutes=minutes, **more)


def groups(title: str, **strands: list[Item]) -> Item:
    made = tuple(
        Strand(uid=UUID(int=next(_numbers)), title=name, items=tuple(items))
        for name, items in strands.items()
    )
    return Item(uid=UUID(int=next(_numbers)), kind="parallel", title=title, strands=made)


def a_day(*entries: Item, title: str | None = None, on: date | None = None, start: int = 540) -> Day:
    return Day(uid=UUID(int=next(_numbers)), title=title, date=on, start=start, end=1080, items=entries)


def a_plan(*days: Day, language: str = "en", outward: str | None = None) -> Agenda:
    return Agenda(
        uid=UUID(int=next(_numbers)),
        slug="plan",
        title="Inner title of the plan",
        outward_title=outward,
        language=language,
        days=days,
    )


def full_days(number: int, words: dict[str, str] | None = None, first: date | None = None) -> tuple[Day, ...]:
    """Days as they are held: sessions, breaks, prayer, groups, a short closing."""
    said = words or ENGLISH
    return tuple(
        a_day(
            an_entry("activity", said["review"], 30),
            an_entry("module", said["session"], 90),
            an_entry("break", said["tea"], 20),
            an_entry("module", said["second"], 100),
            an_entry("break", said["lunch"], 60),
            an_entry("pause", said["prayer"], 15),
            groups(
                said["groups"],
                **{
                    said["group"]: [an_entry("module", said["skill"], 75)],
                    said["other"]: [an_entry("visit", said["visit"], 60)],
                },
            ),
            an_entry("ceremony", said["closing"], 15),
            on=first + timedelta(days=place) if first else None,
        )
        for place in range(number)
    )


def printed(agenda: Agenda, face: str = "participants", language: str | None = None) -> bytes:
    tree = agenda_tree(agenda, timeline(agenda), face_called(face), language)
    return typst_writer.write(tree).content


ENGLISH = {
    "review": "Morning review",
    "session": "Who answers for the factory?",
    "tea": "Tea break",
    "second": "An interview that does no harm",
    "lunch": "Lunch",
    "prayer": "Prayer",
    "groups": "Skills workshops",
    "group": "Group A",
    "other": "Group B",
    "skill": "Writing a complaint",
    "visit": "Visit to the river",
    "closing": "Closing circle",
}
THAI = {
    "review": "ทบทวนบทเรียน",
    "session": "ใครต้องรับผิดชอบต่อโรงงานแห่งนี้?",
    "tea": "พักดื่มน้ำชา",
    "second": "การสัมภาษณ์ที่ไม่ก่ออันตราย",
    "lunch": "อาหารกลางวัน",
    "prayer": "ละหมาด",
    "groups": "ฝึกทักษะเป็นกลุ่ม",
    "group": "กลุ่มที่หนึ่ง",
    "other": "กลุ่มที่สอง",
    "skill": "การเขียนคำร้องเรียน",
    "visit": "เยี่ยมชุมชนริมแม่น้ำ",
    "closing": "พิธีปิด",
}
KHMER = {
    "review": "ការរំលឹកមេរៀន",
    "session": "តើអ្នកណាទទួលខុសត្រូវចំពោះរោងចក្រ?",
    "tea": "សម្រាកទឹកតែ",
    "second": "ការសម្ភាសន៍ដែលមិនបង្កគ្រោះថ្នាក់",
    "lunch": "អាហារថ្ងៃត្រង់",
    "prayer": "បួងសួង",
    "groups": "សិក្ខាសាលាជំនាញ",
    "group": "ក្រុមទីមួយ",
    "other": "ក្រុមទីពីរ",
    "skill": "ការសរសេរពាក្យបណ្តឹង",
    "visit": "ទស្សនកិច្ចមាត់ទន្លេ",
    "closing": "ពិធីបិទ",
}
URDU = {
    "review": "صبح کا جائزہ",
    "session": "فیکٹری کا جواب دہ کون ہے؟",
    "tea": "چائے کا وقفہ",
    "second": "ایسا انٹرویو جو نقصان نہ پہنچائے",
    "lunch": "دوپہر کا کھانا",
    "prayer": "نماز",
    "groups": "مہارتوں کی ورکشاپ",
    "group": "پہلا گروہ",
    "other": "دوسرا گروہ",
    "skill": "شکایت لکھنا",
    "visit": "دریا کا دورہ",
    "closing": "اختتامی تقریب",
}
