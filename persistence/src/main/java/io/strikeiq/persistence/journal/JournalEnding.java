package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.JournalEndDecoder;
import io.strikeiq.persistence.sbe.JournalEndEncoder;

/** The last record of a tick journal that is complete: it says how many records there are. */
final class JournalEnding {
    private JournalEnding() {}

    /** Encodes the record and returns the bytes of its message. */
    static int encode(RecordBuffer record, long records) {
        return new JournalEndEncoder()
                .wrapAndApplyHeader(record.buffer(), 0, record.headerEncoder())
                .records(records)
                .encodedLength();
    }

    /** Whether the record last read is one. */
    static boolean is(JournalScanner scanner) {
        return scanner.templateId() == JournalEndDecoder.TEMPLATE_ID;
    }

    /**
     * Checks the count, and that no record follows.
     *
     * @throws JournalDamagedException when the journal has not the records that its writer counted
     */
    static void check(JournalScanner scanner) {
        long records = new JournalEndDecoder()
                .wrap(scanner.record().buffer(), RecordBuffer.HEADER_LENGTH, scanner.blockLength(), scanner.version())
                .records();
        long index = scanner.lastGoodIndex();
        if (records != index) {
            throw scanner.undecodable(new IllegalArgumentException(
                    "the journal ends after " + index + " records, its writer counted " + records));
        }
        if (scanner.next()) {
            throw scanner.undecodable(new IllegalArgumentException("it follows the end of the journal"));
        }
    }
}
