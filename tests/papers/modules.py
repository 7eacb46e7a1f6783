"""Builders of modules for paper, in several scripts."""

from __future__ import annotations

from typing import Any

from curriculum.library.module import (
    Blank,
    Copies,
    EmotionalLoad,
    FlipChart,
    Group,
    Handout,
    HandoutKey,
    Knowledge,
    Module,
    Preparation,
    Section,
    Step,
)
from curriculum.papers import typst_writer
from curriculum.papers.faces import face_called
from curriculum.papers.module_tree import module_tree
from curriculum.settings import shipped
from curriculum.vocabulary import Vocabulary, read_folder

ENGLISH = {
    "title": "Who decides about the river?",
    "promise": "People leave with a map of who decides.",
    "step": "Draw the river",
    "say": "Draw what you remember. Nobody must speak.",
    "minute": "**0–12** Draw, then look.",
    "listen": "Silence is fine.",
    "handout": "Case: the river",
    "text": "A dam is planned. On 12 March the village hears of it.",
    "card": "A fisher wants to know.",
    "answer": "The ministry decides; the company must ask.",
    "question": "Who signs the permit here?",
}
URDU = {
    "title": "دریا کا فیصلہ کون کرتا ہے؟",
    "promise": "لوگ فیصلہ کرنے والوں کا نقشہ لے کر جاتے ہیں۔",
    "step": "دریا کی تصویر بنائیں",
    "say": "جو یاد ہو وہ بنائیں۔ کسی پر بولنا لازم نہیں۔",
    "minute": "**0–12** تصویر بنائیں، پھر دیکھیں۔",
    "listen": "خاموشی ٹھیک ہے۔",
    "handout": "معاملہ: دریا",
    "text": "ایک بند بننے والا ہے۔ 12 مارچ کو گاؤں کو خبر ملتی ہے۔",
    "card": "ایک مچھیرا جاننا چاہتا ہے۔",
    "answer": "وزارت فیصلہ کرتی ہے؛ کمپنی کو پوچھنا ہوگا۔",
    "question": "یہاں اجازت نامے پر کون دستخط کرتا ہے؟",
}
KHMER = {
    "title": "តើអ្នកណាសម្រេចអំពីទន្លេ?",
    "promise": "អ្នកចូលរួមទទួលបានផែនទីនៃអ្នកសម្រេច។",
    "step": "គូររូបទន្លេ",
    "say": "សូមគូរអ្វីដែលអ្នកចងចាំ។ គ្មាននរណាត្រូវតែនិយាយទេ។",
    "minute": "**0–12** គូរ រួចមើល។",
    "listen": "ភាពស្ងៀមស្ងាត់គឺល្អ។",
    "handout": "ករណី៖ ទន្លេ",
    "text": "គេគ្រោងសាងសង់ទំនប់មួយ។ នៅថ្ងៃទី 12 មីនា ភូមិបានដឹងដំណឹង។",
    "card": "អ្នកនេសាទម្នាក់ចង់ដឹង។",
    "answer": "ក្រសួងសម្រេច ហើយក្រុមហ៊ុនត្រូវសួរ។",
    "question": "នៅទីនេះ តើអ្នកណាចុះហត្ថលេខាលើលិខិតអនុញ្ញាត?",
}


def a_module(words: dict[str, str] | None = None, lang: str = "en", **more: Any) -> Module:
    """A small module with every part that paper treats in a way of its own."""
    said = words or ENGLISH
    return Module(
        lang=lang,
        title=said["title"],
        promise=said["promise"],
        minutes=40,
        spare=5,
        group=Group(least=8, best=24, most=32),
        difficulty="intermediate",
        load=EmotionalLoad(level="moderate", peak="look"),
        key_points=(said["promise"],),
        preparation=Preparation(
            minutes=30, room=said["step"], materials=(said["handout"],), copies=(Copies(handout="case", per="pair"),)
        ),
        blanks=(Blank(key="permit", question=said["question"], example=said["card"], sensitive=True),),
        flip_charts=(FlipChart(key="map", title=said["step"], text=said["text"]),),
        steps=(
            Step(
                key="draw", title=said["step"], minutes=15, role="task", handouts=("case",), own_cases=True,
                needs={"wall": said["listen"]}, product=said["step"], before=said["text"], say=f"> {said['say']}",
                minute_by_minute=f"- {said['minute']}\n- {said['minute']}", listen_for=said["listen"],
            ),
            Step(key="look", title=said["promise"], minutes=20, plenary=10, core=False, cut=1, handouts=("cards",)),
        ),
        hard_questions=(Section(key="why", title=said["question"], text=said["answer"]),),
        evaluation=(
            Knowledge(
                key="who", title=said["question"], objective="none", options={"a": said["card"], "b": said["text"]},
                right="b", why=said["answer"],
            ),
        ),
        handouts=(
            Handout(
                key="case", title=said["handout"], kind="case", text=f"{said['text']}\n\n____\n\n____",
                answers=HandoutKey(title=said["handout"], text=said["answer"]),
            ),
            Handout(key="cards", title=said["step"], kind="cards", text="\n\n---\n\n".join([said["card"]] * 5)),
        ),
        **more,
    )  # fmt: skip


def vocabulary(language: str = "en") -> Vocabulary:
    return read_folder(shipped() / "data", language)


def printed(module: Module, face: str = "team") -> bytes:
    tree = module_tree(module, vocabulary(module.lang), face_called(face))
    return typst_writer.write(tree).content
