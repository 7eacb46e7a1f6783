"""Copied text against what was written, as the share of ten-letter windows that are found again."""

from __future__ import annotations

import pytest

from curriculum.library.module import Handout
from tests.papers.modules import a_module, printed
from tests.papers.pdf import failures, letters_of, text_of

WINDOW = 10
# The first article of the Universal Declaration.
TEXTS = {
    "th": (
        "มนุษย์ทั้งปวงเกิดมามีอิสระและเสมอภาคกันในศักดิ์ศรีและสิทธิ "
        "ต่างในตนมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยจิตวิญญาณแห่งภราดรภาพ"
    ),
    "km": (
        "មនុស្សទាំងអស់កើតមកមានសេរីភាព និងសមភាពក្នុងសេចក្ដីថ្លៃថ្នូរ និងសិទ្ធិ។ "
        "មនុស្សគ្រប់រូបមានវិចារណញ្ញាណ និងសតិសម្បជញ្ញៈ ហើយត្រូវប្រព្រឹត្តចំពោះគ្នាទៅវិញទៅមកក្នុងស្មារតីរាប់អានគ្នាជាបងប្អូន។"
    ),
    "my": ("လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။"),
    "lo": (
        "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ ສິດທິ ເສລີພາບ ແລະ ຄວາມສະເໝີພາບເທົ່າທຽມກັນ ທຸກໆຄົນມີເຫດຜົນ ແລະ ຄວາມຄິດຄວາມເຫັນສ່ວນຕົວຂອງໃຜຂອງມັນ"
    ),
    "hi": (
        "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता "
        "और समानता प्राप्त है। उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है"
    ),
    "bn": ("সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে। তাঁদের বিবেক এবং বুদ্ধি আছে"),
    "ta": ("மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும், உரிமைகளிலும் சமமானவர்கள்"),
    "si": "සියලු මනුෂ්‍යයෝ නිදහස්ව උපත ලබා ඇත. ගරුත්වයෙන් හා අයිතිවාසිකම්වලින් සමාන වෙති",
    "ur": (
        "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔ انہیں ضمیر اور عقل ودیعت ہوئی ہے"
    ),
    "vi": "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi",
    "zh": "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
    "mn": "Хүн бүр төрж мэндлэхдээ эрх чөлөөтэй, адилхан нэр төртэй, ижил эрхтэй байдаг",
}


def the_share_found_again(text: str, copied: str) -> float:
    written, read = letters_of(text), letters_of(copied)
    windows = [written[at : at + WINDOW] for at in range(len(written) - WINDOW + 1)]
    return sum(window in read for window in windows) / len(windows)


@pytest.mark.parametrize("lang", TEXTS)
def test_text_copied_out_of_a_paper_is_what_was_written(lang: str) -> None:
    handout = Handout(key="text", title="1", text=TEXTS[lang])
    content = printed(
        a_module(lang=lang).model_copy(update={"handouts": (handout,), "steps": ()}), "participants"
    )
    share = the_share_found_again(TEXTS[lang], text_of(content))
    assert share >= 0.9, f"{share:.2f}"
    assert failures(content) == []
