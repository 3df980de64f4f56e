package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.ChainSnapshotDecoder;
import io.strikeiq.persistence.sbe.InstrumentDecoder;
import io.strikeiq.persistence.sbe.MarketSnapshotDecoder;
import io.strikeiq.persistence.sbe.MetricNamesDecoder;
import io.strikeiq.persistence.sbe.RunStartDecoder;
import io.strikeiq.persistence.sbe.SignalDecoder;
import io.strikeiq.persistence.sbe.SignalOutcomeDecoder;
import java.nio.ByteOrder;

/** What the index keeps of a record, read from its encoded form. */
final class IndexKeys {
    private static final int MESSAGE = RecordBuffer.HEADER_LENGTH;
    /** Template ids of ticks; the event time is their first field. */
    private static final int FIRST_TICK = 10;

    private static final int LAST_TICK = 29;

    private IndexKeys() {}

    private static boolean isTick(int template) {
        return template >= FIRST_TICK && template <= LAST_TICK;
    }

    private static boolean isOfTick(int template) {
        return template == SignalDecoder.TEMPLATE_ID
                || template == MarketSnapshotDecoder.TEMPLATE_ID
                || template == ChainSnapshotDecoder.TEMPLATE_ID
                || template == SignalOutcomeDecoder.TEMPLATE_ID;
    }

    /** Event time of a record, {@link Long#MIN_VALUE} when it has none. */
    static long time(RecordBuffer record, int template) {
        if (isTick(template)) {
            return record.buffer().getLong(MESSAGE, ByteOrder.LITTLE_ENDIAN);
        }
        return isOfTick(template)
                ? record.buffer().getLong(MESSAGE + Long.BYTES, ByteOrder.LITTLE_ENDIAN)
                : Long.MIN_VALUE;
    }

    /** Number of the tick that a record is, or that caused it; 0 when none did. */
    static long tick(RecordBuffer record, int template, long sequence) {
        if (isTick(template)) {
            return sequence;
        }
        return isOfTick(template) ? record.buffer().getLong(MESSAGE, ByteOrder.LITTLE_ENDIAN) : 0;
    }

    /** Whether later records cannot be understood without the record, so that it must be found wherever one begins. */
    static boolean isLandmark(int template) {
        return template == InstrumentDecoder.TEMPLATE_ID
                || template == MetricNamesDecoder.TEMPLATE_ID
                || template == RunStartDecoder.TEMPLATE_ID;
    }
}
