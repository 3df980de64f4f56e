#!/usr/bin/env python3
"""Reads a tick or signal journal with nothing but Python's standard library, by the published schema.

    read_journal.py JOURNAL            one JSON object a line for each record, unknown values as null
    read_journal.py --count JOURNAL    how many records of each kind
    read_journal.py --record FILE      one record without a journal, as an output topic of format sbe has it; - for standard input
    --check                            also check the checksum of every record (slow)

As a module: for name, sequence, values in Journal(folder).records(): ...
             name, sequence, values = record(Schema(), message.value)
"""
import argparse
import collections
import json
import math
import mmap
import os
import pathlib
import struct
import sys
import xml.etree.ElementTree as xml

SCHEMA = pathlib.Path(__file__).parent.parent / "src/main/resources/sbe/strikeiq-schema.xml"
# Block length, template, schema, version, sequence, record length, checksum.
HEADER = struct.Struct("<HHHHqiI")
GROUP = struct.Struct("<HH")
CODES = {"uint8": "B", "uint16": "H", "int32": "i", "int64": "q", "double": "d"}

NOT_COMPLETE, METADATA, LENGTH = 1 << 31, 1 << 30, (1 << 30) - 1


class Schema:
    """What the messages hold: fields of a fixed block, then groups, then texts."""

    def __init__(self, path=SCHEMA):
        root = xml.parse(path).getroot()
        self.names = {each.get("name"): int(each.get("length", 0)) for each in root.findall("types/type")}
        self.messages = {}
        for message in root:
            if message.tag.endswith("}message"):
                self.messages[int(message.get("id"))] = (message.get("name"), self.layout(message))

    def layout(self, element):
        fields, groups, texts = [], [], []
        for child in element:
            since = int(child.get("sinceVersion", 0))
            if child.tag == "field":
                kind = child.get("type")
                code = CODES.get(kind) or f"{self.names[kind]}s"
                fields.append((child.get("name"), struct.Struct("<" + code), since))
            elif child.tag == "group":
                groups.append((child.get("name"), self.layout(child), since))
            elif child.tag == "data":
                texts.append((child.get("name"), since))
        return fields, groups, texts


def decode(layout, data, at, block, version):
    """The values of a message or of an entry of a group, and the offset after it."""
    fields, groups, texts = layout
    values, offset, end = {}, at, at + block
    for name, code, since in fields:
        value = None
        if since <= version and offset + code.size <= end:
            (value,) = code.unpack_from(data, offset)
            if isinstance(value, bytes):
                value = value.rstrip(b"\0").decode("ascii")
            elif isinstance(value, float) and not math.isfinite(value):
                value = None
        values[name] = value
        offset += code.size
    at = end
    for name, entry, since in groups:
        values[name] = []
        if since <= version:
            length, count = GROUP.unpack_from(data, at)
            at += GROUP.size
            for _ in range(count):
                value, at = decode(entry, data, at, length, version)
                values[name].append(value)
    for name, since in texts:
        values[name] = None
        if since <= version:
            (length,) = struct.unpack_from("<H", data, at)
            values[name] = bytes(data[at + 2 : at + 2 + length]).decode("utf-8")
            at += 2 + length
    return values, at


def record(schema, data, check=False, where="record"):
    """Name, sequence and values of one record, its header included."""
    if len(data) < HEADER.size:
        raise SystemExit(f"{where}: no record of a journal")
    block, template, number, version, sequence, length, checksum = HEADER.unpack_from(data)
    if number != 1 or length != len(data):
        raise SystemExit(f"{where}: no record of a journal")
    if check and checksum != crc32c(data[:20] + b"\0\0\0\0" + data[24:]):
        raise SystemExit(f"{where}: a wrong checksum")
    name, layout = schema.messages[template]
    values, _ = decode(layout, data, HEADER.size, block, version)
    return name, sequence, values


class Journal:
    """A journal's folder: a file for each UTC day with records, in the framing of Chronicle Queue."""

    def __init__(self, folder, schema=None, check=False):
        self.folder, self.schema, self.check = pathlib.Path(folder), schema or Schema(), check

    def excerpts(self):
        """The bytes of each record in order. Each has a word before it: two flags and its length."""
        files = sorted(self.folder.glob("*.cq4"))
        if not files:
            raise SystemExit(f"no journal in {self.folder}: it has no .cq4 file")
        for file in files:
            with open(file, "rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
                at = 0
                while at + 4 <= len(data):
                    (word,) = struct.unpack_from("<I", data, at)
                    if word == 0 or word & NOT_COMPLETE:  # The end so far, or of this file.
                        break
                    length = word & LENGTH
                    if not word & METADATA:  # The queue's own tables.
                        yield data[at + 4 : at + 4 + length]
                    at += 4 + (length + 3 & ~3)

    def records(self):
        """Name, sequence and values of each record; those that repeat earlier ones at the head of a file are passed over."""
        last = None
        for data in self.excerpts():
            name, sequence, values = record(self.schema, data, self.check, f"after record {last}")
            if sequence < 0:
                continue
            if last is not None and sequence != last + 1:
                print_gap(last, sequence)
            last = sequence
            yield name, sequence, values


def print_gap(last, sequence):
    print(f"records {last + 1} to {sequence - 1} are not there: pruned, or lost", file=sys.stderr)


def crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return table


CRC = crc_table()


def crc32c(data):
    value = 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ CRC[(value ^ byte) & 0xFF]
    return value ^ 0xFFFFFFFF


def show(name, sequence, values):
    print(json.dumps({"record": name, "sequence": sequence, **values}, allow_nan=False))


def main():
    words = argparse.ArgumentParser(description="Read a tick or signal journal.")
    words.add_argument("journal", help="folder of the journal")
    words.add_argument("--count", action="store_true", help="only count the records of each kind")
    words.add_argument("--record", action="store_true", help="the file holds one record, - for standard input")
    words.add_argument("--check", action="store_true", help="check the checksum of every record")
    asked = words.parse_args()
    if asked.record:
        data = sys.stdin.buffer.read() if asked.journal == "-" else pathlib.Path(asked.journal).read_bytes()
        show(*record(Schema(), data, asked.check, asked.journal))
        return
    records = Journal(asked.journal, check=asked.check).records()
    if asked.count:
        print(json.dumps(collections.Counter(name for name, _, _ in records)))
    else:
        for each in records:
            show(*each)


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as head, has enough; nothing is left to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
