package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.JournalStartDecoder;
import io.strikeiq.persistence.sbe.JournalStartEncoder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first record of a journal.
 *
 * @param schemaVersion version of the schema it was begun with
 */
record JournalOpening(JournalKind kind, JournalInfo info, int schemaVersion) {
    /** Encodes the record and returns the bytes of its message. */
    static int encode(RecordBuffer record, JournalKind kind, JournalInfo info) {
        JournalStartEncoder start = new JournalStartEncoder();
        start.wrapAndApplyHeader(record.buffer(), 0, record.headerEncoder());
        start.kind((short) kind.ordinal());
        JournalStartEncoder.LabelsEncoder labels =
                start.labelsCount(info.labels().size());
        for (Map.Entry<String, String> label : info.labels().entrySet()) {
            labels.next().name(label.getKey()).value(label.getValue());
        }
        start.source(info.source());
        return start.encodedLength();
    }

    /**
     * Reads the first record, or what repeats it where the first file is gone.
     *
     * @throws JournalException when there is none, or when it is not that of a journal
     */
    static JournalOpening read(JournalScanner scanner) {
        if (!scanner.nextOrRepeat()) {
            throw new JournalException("journal " + scanner.directory() + " is empty");
        }
        if (scanner.templateId() != JournalStartDecoder.TEMPLATE_ID) {
            throw new JournalException(scanner.directory() + " does not begin as a journal");
        }
        try {
            return decode(scanner);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw scanner.undecodable(e);
        }
    }

    private static JournalOpening decode(JournalScanner scanner) {
        JournalStartDecoder start = new JournalStartDecoder();
        start.wrap(scanner.record().buffer(), RecordBuffer.HEADER_LENGTH, scanner.blockLength(), scanner.version());
        Map<String, String> labels = new LinkedHashMap<>();
        for (JournalStartDecoder.LabelsDecoder label : start.labels()) {
            String name = label.name();
            labels.put(name, label.value());
        }
        return new JournalOpening(
                JournalKind.of(start.kind()), new JournalInfo(start.source(), labels), scanner.version());
    }

    /** Reads the first record of a journal that must be of a kind. */
    static JournalOpening read(JournalScanner scanner, JournalKind kind) {
        JournalOpening opening = read(scanner);
        opening.require(kind, scanner.directory());
        return opening;
    }

    private void require(JournalKind wanted, Path directory) {
        if (kind != wanted) {
            throw new JournalException("journal " + directory + " holds " + kind + ", not " + wanted);
        }
    }
}
