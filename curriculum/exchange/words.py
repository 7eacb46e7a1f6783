"""Words that agendas are written with, in the languages of the region: data, and nothing else.

Months and weekdays are Babel's. A kind's word counts where it stands as a word of a short title; one that begins
with “=” only where it is the whole title.
"""

from __future__ import annotations

LANGUAGES = (
    "en", "th", "km", "my", "lo", "ne", "hi", "ur", "bn", "ta", "vi", "id", "ms", "fil", "si", "ar", "zh",
    "ja", "ko",
)  # fmt: skip
"""Whose months and weekdays are known."""

# Times of day

AM = (
    "a.m.", "am", "a.m", "in the morning", "n.u.", "ng umaga", "umaga", "pagi", "sáng", "ព្រឹក", "နံနက်",
    "မနက်", "ตอนเช้า", "เช้า", "ຕອນເຊົ້າ", "ເຊົ້າ", "बिहान", "सुबह", "पूर्वाह्न", "صبح", "সকাল", "காலை",
    "முற்பகல்", "上午", "午前", "오전",
)  # fmt: skip
PM = (
    "p.m.", "pm", "p.m", "in the afternoon", "in the evening", "n.h.", "n.g.", "ng hapon", "hapon", "ng gabi",
    "gabi", "sore", "malam", "petang", "chiều", "tối", "រសៀល", "ល្ងាច", "យប់", "ညနေ", "မွန်းလွဲ", "ည",
    "ตอนบ่าย", "บ่าย", "ตอนเย็น", "เย็น", "ค่ำ", "ຕອນບ່າຍ", "ບ່າຍ", "ຕອນແລງ", "ແລງ", "ຄ່ຳ", "बेलुका", "बेलुकी",
    "साँझ", "शाम", "अपराह्न", "सायं", "रात", "شام", "سہ پہر", "رات", "বিকাল", "বিকেল", "সন্ধ্যা", "রাত",
    "பிற்பகல்", "மாலை", "இரவு", "下午", "晚上", "午後", "오후",
)  # fmt: skip
NOON = (
    "noon", "nn", "tanghali", "ng tanghali", "siang", "tengah hari", "trưa", "ថ្ងៃត្រង់", "နေ့လယ်", "နေ့လည်",
    "เที่ยง", "ທ່ຽງ", "दिउँसो", "दोपहर", "دوپہر", "দুপুর", "மதியம்", "中午",
)  # fmt: skip
"""Around midday: ten and eleven stay what they are."""
BEFORE_TIME = (
    "pukul", "jam", "at", "from", "time", "dari", "mula", "alas", "lúc", "từ", "เวลา", "ตั้งแต่", "ម៉ោង",
    "ចាប់ពី", "ពី", "ເວລາ", "ໂມງ", "ແຕ່", "ເລີ່ມ", "समय", "সময়", "நேரம்", "وقت",
)  # fmt: skip
HOUR_MARKS = (
    "h", "hrs", "hr", "giờ", "น.", "น", "นาฬิกา", "โมง", "ໂມງ", "बजे", "بجے", "টা", "টায়", "மணி", "மணிக்கு",
    "နာရီ", "wib", "wita", "wit", "時", "时", "点", "點", "시",
)  # fmt: skip
"""Behind an hour; with one of them an hour needs no minutes."""
UNTIL = (
    "to", "until", "till", "thru", "s/d", "s.d.", "s.d", "sd", "sampai", "hingga", "đến", "tới", "ถึง", "ដល់",
    "ຫາ", "ເຖິງ", "မှ", "से", "देखि", "থেকে", "হতে", "முதல்", "سے", "تا", "hanggang", "至", "から", "부터",
)  # fmt: skip
AFTER_RANGE = ("तक", "सम्म", "পর্যন্ত", "வரை", "تک", "အထိ", "ထိ", "まで", "까지")

MINUTE_MARKS = (
    "minutes", "minute", "mins", "min", "min.", "'", "’", "′", "นาที", "នាទី", "မိနစ်", "ນາທີ", "मिनेट",
    "मिनट", "منٹ", "মিনিট", "நிமிடங்கள்", "நிமிடம்", "நிமிட", "phút", "menit", "mnt", "minit", "minuto",
    "分钟", "分", "분",
)  # fmt: skip
HOURS_MARKS = (
    "hours", "hour", "hrs", "hr", "h", "ชั่วโมง", "ชม.", "ម៉ោង", "နာရီ", "ຊົ່ວໂມງ", "घण्टा", "घंटे", "घंटा",
    "گھنٹے", "گھنٹہ", "ঘণ্টা", "மணிநேரங்கள்", "மணிநேரம்", "மணி நேரம்", "giờ", "tiếng", "jam", "oras", "小时",
    "時間", "시간",
)  # fmt: skip

# Headings of days

DAY = (
    "day", "hari ke", "hari", "araw", "ngày thứ", "ngày", "วันที่", "วัน", "ថ្ងៃទី", "ថ្ងៃ", "ວັນທີ", "ວັນ",
    "ມື້ທີ", "ມື້", "နေ့", "दिन", "दिवस", "দিন", "நாள்", "دن", "یوم", "روز", "اليوم", "දිනය", "දවස", "өдөр",
    "loron", "天", "日目", "日", "일차",
)  # fmt: skip
BEFORE_NUMBER = ("no.", "no", "#", "number", "ke", "thứ", "ที่", "ទី", "ທີ", "नं", "第", "ika")
"""Between “day” and its number."""
AFTER_NUMBER = ("st", "nd", "rd", "th", "-р", "р")
"""Between a number and “day”."""
ORDINALS: tuple[tuple[str, ...], ...] = (
    (
        "one", "first", "i", "pertama", "satu", "una", "unang", "isa", "nhất", "một", "แรก", "หนึ่ง", "ទីមួយ",
        "មួយ", "ທຳອິດ", "ໜຶ່ງ", "ပထမ", "पहिलो", "प्रथम", "पहला", "پہلا", "پہلے", "প্রথম", "முதல்", "முதலாம்",
        "الأول", "පළමු", "一",
    ),
    (
        "two", "second", "ii", "kedua", "dua", "ikalawa", "ikalawang", "hai", "สอง", "ទីពីរ", "ពីរ", "ສອງ",
        "ဒုတိယ", "दोस्रो", "दूसरा", "दोसरा", "دوسرا", "دوسرے", "দ্বিতীয়", "இரண்டாம்", "الثاني", "දෙවන", "二",
    ),
    (
        "three", "third", "iii", "ketiga", "tiga", "ikatlo", "ikatlong", "ba", "สาม", "ទីបី", "បី", "ສາມ",
        "တတိယ", "तेस्रो", "तीसरा", "تیسرا", "تیسرے", "তৃতীয়", "மூன்றாம்", "الثالث", "තෙවන", "三",
    ),
    (
        "four", "fourth", "iv", "keempat", "empat", "ikaapat", "ikaapat na", "tư", "bốn", "สี่", "ទីបួន",
        "បួន", "ສີ່", "စတုတ္ထ", "चौथो", "चौथा", "چوتھا", "چوتھے", "চতুর্থ", "நான்காம்", "الرابع", "සිව්වන",
        "四",
    ),
    (
        "five", "fifth", "v", "kelima", "lima", "ikalima", "ikalimang", "năm", "ห้า", "ទីប្រាំ", "ប្រាំ",
        "ຫ້າ", "ပဉ္စမ", "पाँचौं", "पाँचौ", "पांचवां", "पाँचवाँ", "پانچواں", "পঞ্চম", "ஐந்தாம்", "الخامس",
        "පස්වන", "五",
    ),
    (
        "six", "sixth", "vi", "keenam", "enam", "ikaanim", "ikaanim na", "sáu", "หก", "ទីប្រាំមួយ", "ຫົກ",
        "ဆဋ္ဌမ", "छैटौं", "छठा", "چھٹا", "ষষ্ঠ", "ஆறாம்", "六",
    ),
    (
        "seven", "seventh", "vii", "ketujuh", "tujuh", "ikapito", "ikapitong", "bảy", "เจ็ด", "ទីប្រាំពីរ",
        "ເຈັດ", "သတ္တမ", "सातौं", "सातवां", "ساتواں", "সপ্তম", "ஏழாம்", "七",
    ),
    (
        "eight", "eighth", "viii", "kedelapan", "delapan", "ikawalo", "ikawalong", "tám", "แปด", "ទីប្រាំបី",
        "ແປດ", "အဋ္ဌမ", "आठौं", "आठवां", "آٹھواں", "অষ্টম", "எட்டாம்", "八",
    ),
    (
        "nine", "ninth", "ix", "kesembilan", "sembilan", "ikasiyam", "ikasiyam na", "chín", "เก้า",
        "ទីប្រាំបួន", "ເກົ້າ", "नवौं", "नौवां", "نواں", "নবম", "ஒன்பதாம்", "九",
    ),
    (
        "ten", "tenth", "x", "kesepuluh", "sepuluh", "ikasampu", "ikasampung", "mười", "สิบ", "ទីដប់", "ສິບ",
        "दशौं", "दसवां", "دسواں", "দশম", "பத்தாம்", "十",
    ),
)  # fmt: skip
"""How the first, the second, ... day is called."""
IN_DATES = (
    "day", "date", "the", "of", "ika", "ng", "tanggal", "tarikh", "hari", "petsa", "thứ", "ngày", "năm", "ที่",
    "วันที่", "วัน", "เดือน", "พ.ศ.", "ค.ศ.", "ថ្ងៃទី", "ថ្ងៃ", "ទី", "ខែ", "ឆ្នាំ", "គ.ស.", "ວັນທີ", "ວັນ",
    "ທີ", "ເດືອນ", "ປີ", "ခုနှစ်", "လ", "ရက်နေ့", "ရက်", "နေ့", "मिति", "दिनांक", "तारीख", "गते", "তারিখ",
    "তারিখঃ", "তারিখ:", "খ্রি.", "தேதி", "ஆம்", "تاریخ", "بروز", "年", "月", "日",
)  # fmt: skip
"""What stands between the parts of a date."""

# Kinds of items: the first kind that has a word of the title is the title's

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("visit", (
        "field visit", "site visit", "study visit", "exposure visit", "community visit", "field trip",
        "exposure trip", "study tour", "excursion", "ศึกษาดูงาน", "ลงพื้นที่", "เยี่ยมชม", "ទស្សនកិច្ច",
        "ចុះមូលដ្ឋាន", "ကွင်းဆင်း", "လေ့လာရေးခရီး", "ທັດສະນະສຶກສາ", "ລົງພາກສະໜາມ", "ຢ້ຽມຢາມ", "स्थलगत भ्रमण",
        "अवलोकन भ्रमण", "क्षेत्र भ्रमण", "फील्ड विजिट", "میدانی دورہ", "مطالعاتی دورہ", "فیلڈ وزٹ",
        "মাঠ পরিদর্শন", "পরিদর্শন", "கள விஜயம்", "களப்பயணம்", "tham quan", "thực địa", "kunjungan lapangan",
        "kunjungan", "studi lapangan", "lawatan", "pagbisita", "lakbay-aral",
    )),
    ("ceremony", (
        "=opening", "=closing", "opening ceremony", "closing ceremony", "opening session", "closing session",
        "opening program", "closing program", "opening programme", "closing programme", "opening remarks",
        "closing remarks", "welcome remarks", "welcome address", "opening address", "opening speech",
        "closing speech", "inauguration", "inaugural", "inaugural session", "graduation", "ceremony",
        "valedictory", "certificates", "พิธีเปิด", "พิธีปิด", "กล่าวเปิด", "กล่าวปิด", "กล่าวต้อนรับ",
        "มอบประกาศนียบัตร", "มอบวุฒิบัตร", "ពិធីបើក", "ពិធីបិទ", "ពិធីសម្ពោធ", "វិញ្ញាបនបត្រ", "ဖွင့်ပွဲ",
        "ပိတ်ပွဲ", "အခမ်းအနား", "လက်မှတ်ပေး", "ພິທີເປີດ", "ພິທີປິດ", "ກ່າວເປີດ", "ມອບໃບຢັ້ງຢືນ", "उद्घाटन",
        "समापन", "समारोह", "प्रमाणपत्र वितरण", "प्रमाण पत्र वितरण", "افتتاحی تقریب", "اختتامی تقریب", "تقریب",
        "افتتاح", "উদ্বোধনী", "উদ্বোধন", "সমাপনী", "সনদ বিতরণ", "தொடக்க விழா", "துவக்க விழா", "நிறைவு விழா",
        "சான்றிதழ்", "khai mạc", "bế mạc", "khai giảng", "trao chứng chỉ", "trao chứng nhận", "pembukaan",
        "penutupan", "upacara", "sambutan", "penyerahan sertifikat", "perasmian", "pagbubukas", "seremonya",
        "pambungad na programa", "pangwakas na programa", "paggawad ng sertipiko",
    )),
    ("free", (
        "=free", "free time", "free evening", "free afternoon", "free morning", "free day", "free half-day",
        "day off", "rest day", "own time", "leisure", "เวลาว่าง", "อิสระ", "ตามอัธยาศัย", "ពេលទំនេរ",
        "ម៉ោងទំនេរ", "အားလပ်ချိန်", "လွတ်လပ်ချိန်", "ເວລາຫວ່າງ", "खाली समय", "फुर्सद", "अवकाश", "فارغ وقت",
        "অবসর", "মুক্ত সময়", "ஓய்வு நேரம்", "thời gian tự do", "=tự do", "thời gian rảnh", "waktu bebas",
        "acara bebas", "waktu luang", "masa lapang", "libreng oras", "malayang oras",
    )),
    ("pause", (
        "lunch", "lunch break", "dinner", "breakfast", "supper", "iftar", "sahur", "suhoor", "prayer",
        "prayers", "salah", "=rest", "rest time", "nap", "อาหารกลางวัน", "อาหารเที่ยง", "พักเที่ยง",
        "พักกลางวัน", "อาหารเย็น", "อาหารค่ำ", "อาหารเช้า", "ละหมาด", "สวดมนต์", "អាហារថ្ងៃត្រង់",
        "អាហារពេលថ្ងៃត្រង់", "បាយថ្ងៃត្រង់", "អាហារពេលល្ងាច", "អាហារល្ងាច", "អាហារពេលព្រឹក", "អាហារព្រឹក",
        "နေ့လယ်စာ", "နေ့လည်စာ", "ညစာ", "နံနက်စာ", "မနက်စာ", "ဝတ်ပြု", "ဆုတောင်း", "ອາຫານທ່ຽງ", "ພັກທ່ຽງ",
        "ອາຫານຄ່ຳ", "ອາຫານແລງ", "ອາຫານເຊົ້າ", "दिउँसोको खाना", "दिवा भोजन", "खाना", "भोजन", "लंच", "रात्रिभोज",
        "नाश्ता", "प्रार्थना", "नमाज", "नमाज़", "ظہرانہ", "دوپہر کا کھانا", "کھانا", "کھانے", "عشائیہ",
        "ناشتہ", "نماز", "মধ্যাহ্নভোজ", "মধ্যাহ্ন ভোজ", "মধ্যাহ্ন বিরতি", "দুপুরের খাবার", "রাতের খাবার",
        "নৈশভোজ", "সকালের নাস্তা", "নামাজ", "প্রার্থনা", "மதிய உணவு", "இரவு உணவு", "காலை உணவு", "தொழுகை",
        "பிரார்த்தனை", "ăn trưa", "nghỉ trưa", "ăn tối", "ăn sáng", "bữa trưa", "bữa tối", "cầu nguyện",
        "makan siang", "ishoma", "sholat", "salat", "shalat", "solat", "ibadah", "makan malam", "sarapan",
        "makan pagi", "makan tengah hari", "tanghalian", "pananghalian", "hapunan", "almusal", "agahan",
        "panalangin", "dasal",
    )),
    ("break", (
        "tea break", "coffee break", "tea/coffee break", "health break", "comfort break", "short break",
        "break time", "morning break", "afternoon break", "tea time", "coffee", "=tea", "=break", "=breaks",
        "=snack", "=snacks", "snack break", "refreshments", "พักเบรก", "พักเบรค", "เบรก", "เบรค", "อาหารว่าง",
        "พักดื่มกาแฟ", "พักกาแฟ", "พักดื่มชา", "พักดื่มน้ำชา", "=พัก", "អាហារសម្រន់", "សម្រាក", "လက်ဖက်ရည်",
        "ကော်ဖီ", "နားချိန်", "ခေတ္တနား", "ອາຫານຫວ່າງ", "ພັກກາເຟ", "ພັກຜ່ອນ", "ພັກດື່ມ", "=ພັກ", "चिया",
        "चियापान", "खाजा", "विश्राम", "चाय", "जलपान", "अल्पाहार", "विराम", "चायकाल", "چائے", "وقفہ", "চা",
        "চা-বিরতি", "বিরতি", "নাস্তা", "தேநீர்", "இடைவேளை", "giải lao", "tiệc trà", "uống trà", "=nghỉ",
        "rehat", "istirahat", "kudapan", "snack", "minum pagi", "minum petang", "merienda", "meryenda",
        "pahinga",
    )),
)  # fmt: skip

# Heads of columns

HEADS: dict[str, tuple[str, ...]] = {
    "time": (
        "time", "times", "timing", "schedule", "hour", "hours", "start", "end", "from", "to", "begin",
        "finish", "start time", "end time", "waktu", "jam", "pukul", "masa", "oras", "thời gian", "giờ",
        "เวลา", "ម៉ោង", "ពេលវេលា", "ເວລາ", "အချိန်", "समय", "সময়", "நேரம்", "وقت", "اوقات", "时间", "時間",
        "시간",
    ),
    "title": (
        "session", "sessions", "topic", "topics", "title", "activity", "activities", "agenda", "programme",
        "program", "content", "contents", "subject", "item", "event", "what", "module", "session title",
        "theme", "sesi", "kegiatan", "acara", "materi", "topik", "agenda kegiatan", "hoạt động", "nội dung",
        "chủ đề", "หัวข้อ", "กิจกรรม", "เนื้อหา", "รายการ", "សកម្មភាព", "ប្រធានបទ", "កម្មវិធី", "ខ្លឹមសារ",
        "មេរៀន", "ກິດຈະກຳ", "ຫົວຂໍ້", "ເນື້ອໃນ", "အကြောင်းအရာ", "အစီအစဉ်", "ခေါင်းစဉ်", "विषय", "कार्यक्रम",
        "सत्र", "गतिविधि", "क्रियाकलाप", "বিষয়", "অধিবেশন", "কার্যক্রম", "தலைப்பு", "நிகழ்வு", "அமர்வு",
        "موضوع", "سرگرمی", "نشست", "gawain", "paksa", "内容", "活动", "内容",
    ),
    "who": (
        "facilitator", "facilitators", "speaker", "speakers", "resource person", "resource persons",
        "presenter", "trainer", "trainers", "lead", "led by", "responsible", "person in charge", "pic",
        "moderator", "by", "who", "name", "fasilitator", "narasumber", "pemateri", "penanggung jawab",
        "diễn giả", "người trình bày", "phụ trách", "người phụ trách", "giảng viên", "วิทยากร", "ผู้รับผิดชอบ",
        "ผู้ดำเนินการ", "វាគ្មិន", "អ្នកសម្របសម្រួល", "គ្រូឧទ្ទេស", "អ្នកទទួលខុសត្រូវ", "ວິທະຍາກອນ",
        "ຜູ້ຮັບຜິດຊອບ", "တာဝန်ခံ", "ဟောပြောသူ", "ပို့ချသူ", "သင်တန်းဆရာ", "सहजकर्ता", "प्रस्तुतकर्ता", "वक्ता",
        "स्रोत व्यक्ति", "जिम्मेवार", "প্রশিক্ষক", "সহায়ক", "বক্তা", "উপস্থাপক", "பேச்சாளர்", "பயிற்றுநர்",
        "பொறுப்பாளர்", "سہولت کار", "مقرر", "ذمہ دار", "tagapagsalita", "tagapagdaloy", "主持人", "讲者",
    ),
    "where": (
        "venue", "room", "place", "location", "where", "hall", "tempat", "ruang", "ruangan", "lokasi", "bilik",
        "địa điểm", "phòng", "สถานที่", "ห้อง", "ទីកន្លែង", "បន្ទប់", "ទីតាំង", "ສະຖານທີ່", "ຫ້ອງ", "နေရာ",
        "အခန်း", "स्थान", "कक्ष", "স্থান", "কক্ষ", "இடம்", "அறை", "جگہ", "مقام", "کمرہ", "lugar", "silid",
        "地点",
    ),
    "minutes": (
        "duration", "minutes", "min", "mins", "length", "durasi", "lama", "menit", "thời lượng", "ระยะเวลา",
        "นาที", "រយៈពេល", "នាទី", "ໄລຍະເວລາ", "ນາທີ", "ကြာချိန်", "မိနစ်", "अवधि", "मिनेट", "मिनट", "সময়কাল",
        "মিনিট", "கால அளவு", "நிமிடம்", "دورانیہ", "منٹ", "tagal",
    ),
    "day": (
        "day", "days", "date", "day/date", "hari", "tanggal", "araw", "petsa", "ngày", "วันที่", "วัน", "ថ្ងៃ",
        "ថ្ងៃទី", "កាលបរិច្ឆេទ", "ວັນທີ", "ວັນ", "နေ့", "ရက်စွဲ", "दिन", "मिति", "दिनांक", "তারিখ", "দিন",
        "நாள்", "தேதி", "دن", "تاریخ", "日期",
    ),
    "number": (
        "no", "no.", "#", "s.n.", "sn", "s.n", "sl", "s/n", "sr", "stt", "ลำดับ", "ที่", "ល.រ", "क्र.सं.",
        "ক্রম", "序号",
    ),
}  # fmt: skip
"""What the columns of a table are for, by the words at their head."""
AND = (
    "and", "dan", "và", "และ", "និង", "ແລະ", "နှင့်", "र", "और", "اور", "এবং", "ও", "மற்றும்", "at", "و",
)  # fmt: skip
"""Between two names."""
NOT_KEPT_AS_TITLE = (
    "objective", "objectives", "method", "methods", "materials", "remarks", "remark", "notes", "note",
    "output", "outputs", "tujuan", "metode", "keterangan", "mục tiêu", "phương pháp", "ghi chú",
    "วัตถุประสงค์", "วิธีการ", "หมายเหตุ", "គោលបំណង", "វិធីសាស្ត្រ", "សម្ភារ", "ផ្សេងៗ", "ວັດຖຸປະສົງ",
    "ວິທີການ", "ໝາຍເຫດ", "उद्देश्य", "विधि", "कैफियत", "উদ্দেশ্য", "পদ্ধতি", "நோக்கம்", "முறை", "مقصد",
    "طریقہ", "layunin", "pamamaraan",
)  # fmt: skip
"""Heads of columns that say more about a session; they become a note."""
