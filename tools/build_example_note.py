"""Write examples/belarus-kazakhstan/zapiska.docx: a ministry's note with a table and a list, the same bytes each time.

Run it from the project's root after a change of the text below: python tools/build_example_note.py
"""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx

TARGET = Path("examples/belarus-kazakhstan/zapiska.docx")
DATE = datetime(2015, 2, 20, 9, 0, tzinfo=UTC)
TITLE = "Записка: торгово-экономическое сотрудничество Республики Беларусь с Республикой Казахстан"
OPENING = (
    "20 февраля 2015 г. Подготовлена отделом стран СНГ к встрече с послом Казахстана в Беларуси Болатом Сарсенбаевым."
)
TABLE_TITLE = "1. Внешняя торговля Беларуси с Казахстаном, по данным Белстата (млн долл. США)"
TABLE = [
    ("", "2013", "2014", "2014 к 2013, %"),
    ("Оборот", "861,6", "1 171,4", "136,0"),
    ("Экспорт", "803,5", "877,6", "109,2"),
    ("Импорт", "58,1", "293,8", "505,7"),
    ("Сальдо", "745,4", "583,8", "x"),
]
GOODS = (
    "В 2014 году в Казахстан поставлено сельскохозяйственной техники на 121,3 млн долл. (13,8% экспорта в Казахстан), "
    "в том числе тракторов и седельных тягачей на 76,9 млн долл. (63,4% экспорта в Казахстан). "
    "Экспорт молочной продукции составил 68,5 млн долл. (7,8%), сахара — 38,4 млн долл. (4,4%)."
)
LIST_TITLE = "2. Инвестиции, кооперация, контакты"
ITEMS = [
    "В 2014 году Беларусь инвестировала в Казахстан 117,3 млн долл., в том числе 107,2 млн долл. прямых инвестиций.",
    "Казахстан инвестировал в Беларусь 101,7 млн долл., в том числе 4,2 млн долл. прямых инвестиций.",
    "В Казахстане действуют 13 совместных сборочных производств; в 2015 году «БелАЗ» передаст совместному предприятию "
    "«КазБелАЗ» в Караганде выпуск самосвала БелАЗ-7547.",
    "Одиннадцатое заседание межправительственной комиссии по торгово-экономическому сотрудничеству планируется "
    "провести осенью 2015 года в Минске.",
    "Евразийский экономический союз начал работу 1 января 2015 года; в 2015 году Беларусь председательствует в Высшем "
    "Евразийском экономическом совете, Казахстан — в СНГ.",
    "Беларусь заинтересована в отмене изъятий и ограничений в торговле товарами и готова поддержать совместные проекты "
    "в нефтехимии и логистике.",
]


def compose() -> bytes:
    """The document as python-docx writes it, dates set."""
    note = docx.Document()
    properties = note.core_properties
    properties.title, properties.author, properties.language = TITLE, "Отдел стран СНГ", "ru-RU"
    properties.created = properties.modified = DATE.replace(tzinfo=None)
    note.add_heading(TITLE, level=1)
    note.add_paragraph(OPENING)
    note.add_heading(TABLE_TITLE, level=2)
    table = note.add_table(rows=len(TABLE), cols=len(TABLE[0]))
    table.style = "Table Grid"
    for row, printed in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, printed, strict=True):
            cell.text = text
    note.add_paragraph(GOODS)
    note.add_heading(LIST_TITLE, level=2)
    for item in ITEMS:
        note.add_paragraph(item, style="List Bullet")
    written = io.BytesIO()
    note.save(written)
    return written.getvalue()


def settle(package: bytes) -> bytes:
    """The same package with one date on all its parts (python-docx puts the hour of writing there)."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=DATE.timetuple()[:6])
            part.create_system = 0
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return settled.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(settle(compose()))
