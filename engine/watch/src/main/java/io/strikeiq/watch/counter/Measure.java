package io.strikeiq.watch.counter;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is counted. The number of a measure is what the file has and never changes; its name is that of Prometheus, in base
 * units, and without the suffix that says that it is a counter.
 */
public enum Measure {
    TICKS_PUBLISHED(1, "strikeiq_ticks_published", Kind.TOTAL, Unit.ONE, "", "Ticks put on the ring."),
    TICKS_DONE(
            2, "strikeiq_stage_ticks", Kind.TOTAL, Unit.ONE, "thread", "Ticks that a thread of the stages has done."),
    TICKS_WAITING(3, "strikeiq_stage_waiting_ticks", Kind.NOW, Unit.ONE, "thread", "Ticks that wait for a thread."),
    RING_SIZE(4, "strikeiq_ring_slots", Kind.NOW, Unit.ONE, "", "Slots of the ring."),
    RING_USED(5, "strikeiq_ring_used_slots", Kind.NOW, Unit.ONE, "", "Slots in use."),
    RING_USED_MOST(6, "strikeiq_ring_used_slots_max", Kind.NOW, Unit.ONE, "", "Most slots seen in use at a sample."),
    STALLS(7, "strikeiq_stalls", Kind.TOTAL, Unit.ONE, "part", "Times that a thread stood still while work waited."),
    STANDING(8, "strikeiq_threads_standing", Kind.NOW, Unit.ONE, "part", "Threads that stand still while work waits."),
    THREADS_FAILED(9, "strikeiq_threads_failed", Kind.NOW, Unit.ONE, "", "Threads that ended before their time."),
    REFUSED(10, "strikeiq_ticks_refused", Kind.TOTAL, Unit.ONE, "reason", "Ticks that the gate refused."),
    SIGNALS(11, "strikeiq_signals", Kind.TOTAL, Unit.ONE, "engine", "Signals of the run."),
    QUARANTINES(12, "strikeiq_engine_quarantines", Kind.NOW, Unit.ONE, "engine", "Underlyings it is in quarantine on."),
    CAUGHT_UP(
            13,
            "strikeiq_caught_up",
            Kind.NOW,
            Unit.ONE,
            "",
            "1 once the recorded ticks are done and feeds give them."),
    BATCHES(14, "strikeiq_stage_batches", Kind.TOTAL, Unit.ONE, "thread", "Batches in which it has done its ticks."),
    EVENT_TIME(15, "strikeiq_event_time_timestamp", Kind.NOW, Unit.SECONDS, "", "Event time of the last record."),
    SIGNAL_LAST(
            16, "strikeiq_signal_last_timestamp", Kind.NOW, Unit.SECONDS, "engine", "Event time of its last signal."),
    BLOCKED(
            17,
            "strikeiq_engine_blocked_underlyings",
            Kind.NOW,
            Unit.ONE,
            "input",
            "Underlyings on which an engine is silent since it does not know an input, by engine and metric."),
    BLIND_UNTIL(
            18,
            "strikeiq_metric_blind_until_timestamp",
            Kind.NOW,
            Unit.SECONDS,
            "metric",
            "Event time from which on a metric knows enough of the days before, 0 while that is not known."),
    ENGINE_STANDING(
            19,
            "strikeiq_engine_threads_standing",
            Kind.NOW,
            Unit.ONE,
            "engine",
            "Threads that stand still in an engine while work waits."),

    FEED_TICKS(20, "strikeiq_feed_ticks", Kind.TOTAL, Unit.ONE, "feed", "Ticks that a feed gave."),
    FEED_LAST_TICK(21, "strikeiq_feed_last_tick_timestamp", Kind.NOW, Unit.SECONDS, "feed", "When it gave the last."),
    FEED_CONFLATED(22, "strikeiq_feed_conflated_ticks", Kind.TOTAL, Unit.ONE, "type", "Ticks that a newer replaced."),
    FEED_BLOCKED(23, "strikeiq_feed_blocked_ticks", Kind.TOTAL, Unit.ONE, "", "Ticks that waited for room."),
    FEED_UP(24, "strikeiq_feed_up", Kind.NOW, Unit.ONE, "feed", "1 while the feed runs."),
    CLOCKS(25, "strikeiq_feed_clock_ticks", Kind.TOTAL, Unit.ONE, "", "CLOCK ticks of quiet times."),

    WRITINGS(26, "strikeiq_counters_writings", Kind.TOTAL, Unit.ONE, "", "Times that these values were written."),
    FEED_LAST_GAP(
            27, "strikeiq_feed_last_gap_timestamp", Kind.NOW, Unit.SECONDS, "channel", "When its last gap was seen."),

    STAGE_BUSY(70, "strikeiq_stage_busy", Kind.TOTAL, Unit.SECONDS, "thread", "Time that it has spent on its batches."),
    STAGE_DUTY(71, "strikeiq_stage_duty", Kind.NOW, Unit.RATIO, "thread", "Share of the last sample spent on batches."),
    STAGE_BATCH_MOST(72, "strikeiq_stage_batch_max", Kind.NOW, Unit.SECONDS, "thread", "Its longest batch so far."),

    FEED_CHANNELS_ASKED(80, "strikeiq_feed_channels_asked", Kind.TOTAL, Unit.ONE, "channel", "Channels asked for."),
    FEED_CHANNELS_ACKNOWLEDGED(
            81, "strikeiq_feed_channels_acknowledged", Kind.TOTAL, Unit.ONE, "channel", "Channels acknowledged."),
    FEED_CHANNELS_REFUSED(82, "strikeiq_feed_channels_refused", Kind.TOTAL, Unit.ONE, "channel", "Channels refused."),
    FEED_FRAMES(83, "strikeiq_feed_frames", Kind.TOTAL, Unit.ONE, "channel", "Frames that came."),
    FEED_BYTES(84, "strikeiq_feed_frames_size", Kind.TOTAL, Unit.BYTES, "channel", "Bytes of the frames."),
    FEED_LAST_FRAME(
            85, "strikeiq_feed_last_frame_timestamp", Kind.NOW, Unit.SECONDS, "channel", "When the last frame came."),
    FEED_GAPS(86, "strikeiq_feed_gaps", Kind.TOTAL, Unit.ONE, "channel", "Gaps in what came."),
    FEED_RESYNCS(87, "strikeiq_feed_resyncs", Kind.TOTAL, Unit.ONE, "channel", "Books that were built again."),
    FEED_DROPS(88, "strikeiq_feed_drops", Kind.TOTAL, Unit.ONE, "channel", "What came and gave no tick, by reason."),
    FEED_STATES(
            89,
            "strikeiq_feed_states",
            Kind.TOTAL,
            Unit.ONE,
            "state",
            "States that a feed noted, of each underlying or contract that they concern."),

    JOURNALED(30, "strikeiq_journal_records", Kind.TOTAL, Unit.ONE, "journal", "Records in a journal of the run."),
    JOURNAL_WRITABLE(
            41, "strikeiq_journal_writable", Kind.NOW, Unit.ONE, "", "1 while files can be made for the journals."),
    COMMITTED(31, "strikeiq_database_committed_records", Kind.TOTAL, Unit.ONE, "", "Journal records in the database."),
    LAG(32, "strikeiq_database_lag_records", Kind.NOW, Unit.ONE, "", "Journal records that the database lacks."),
    ROWS(33, "strikeiq_database_rows", Kind.TOTAL, Unit.ONE, "", "Rows written to the database."),
    RETRIES(
            34,
            "strikeiq_database_retries",
            Kind.TOTAL,
            Unit.ONE,
            "",
            "Failures of the database that were tried again."),
    DEAD_LETTERS(35, "strikeiq_database_dead_letters", Kind.TOTAL, Unit.ONE, "", "Rows that the database refused."),
    DATABASE_UP(
            36,
            "strikeiq_database_up",
            Kind.NOW,
            Unit.ONE,
            "",
            "1 where the database answered when it was asked last."),
    DISK_FREE(37, "strikeiq_disk_free", Kind.NOW, Unit.BYTES, "", "Free disk of the data folder."),
    DISK_LEAST(38, "strikeiq_disk_least", Kind.NOW, Unit.BYTES, "", "Free disk below which the run stops."),
    DATABASE_BATCHES(39, "strikeiq_database_batches", Kind.TOTAL, Unit.ONE, "", "Transactions that wrote the rows."),

    LATENCY(40, "strikeiq_latency", Kind.NOW, Unit.SECONDS, "quantile", "Latency of the last ten seconds."),

    HEAP_USED(50, "strikeiq_jvm_heap_used", Kind.NOW, Unit.BYTES, "", "Heap in use."),
    HEAP_MAX(51, "strikeiq_jvm_heap_max", Kind.NOW, Unit.BYTES, "", "Largest heap."),
    COLLECTIONS(52, "strikeiq_jvm_gc_collections", Kind.TOTAL, Unit.ONE, "collector", "Collections."),
    COLLECTION_TIME(53, "strikeiq_jvm_gc_time", Kind.TOTAL, Unit.SECONDS, "collector", "Time in collections."),
    ALLOCATED(54, "strikeiq_thread_allocated", Kind.TOTAL, Unit.BYTES, "thread", "Bytes that a real-time thread made."),
    THREADS(55, "strikeiq_jvm_threads", Kind.NOW, Unit.ONE, "", "Threads of the process."),

    PUSH_CLIENTS(60, "strikeiq_push_clients", Kind.NOW, Unit.ONE, "", "Clients that are sent what comes."),
    PUSH_CUT(61, "strikeiq_push_clients_cut", Kind.TOTAL, Unit.ONE, "", "Clients cut off since they were too slow."),
    PUSH_FAILURES(62, "strikeiq_push_failures", Kind.TOTAL, Unit.ONE, "", "Times that nothing could be sent to any."),
    PUSH_WAIT(
            68,
            "strikeiq_push_wait",
            Kind.NOW,
            Unit.SECONDS,
            "",
            "Longest time for which a client has not taken what it was sent."),
    PUSH_LAST_CUT(
            69, "strikeiq_push_last_cut_timestamp", Kind.NOW, Unit.SECONDS, "", "When a client was cut off last."),
    PRESENT_FAILURES(63, "strikeiq_present_failures", Kind.TOTAL, Unit.ONE, "", "Copies that could not be made."),
    ALERTS(64, "strikeiq_alerts", Kind.TOTAL, Unit.ONE, "target", "Alerts that a target has taken."),
    ALERT_RETRIES(
            65,
            "strikeiq_alert_retries",
            Kind.TOTAL,
            Unit.ONE,
            "target",
            "Deliveries that failed and are tried again."),
    EVENTS_WAITING(66, "strikeiq_events_waiting", Kind.NOW, Unit.BYTES, "", "Events that the database lacks."),
    EVENTS_LOST(67, "strikeiq_events_lost", Kind.TOTAL, Unit.ONE, "", "Events of a flood that are only counted."),

    OUTPUTS(90, "strikeiq_topic_records", Kind.TOTAL, Unit.ONE, "", "Journal records that the topics have."),
    OUTPUT_RETRIES(
            91, "strikeiq_topic_retries", Kind.TOTAL, Unit.ONE, "", "Times that no broker of the topics answered."),
    OUTPUT_DEAD_LETTERS(92, "strikeiq_topic_dead_letters", Kind.TOTAL, Unit.ONE, "", "Outputs that no broker took.");

    private static final Map<Integer, Measure> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Measure::number, Function.identity()));

    private final int number;
    private final String title;
    private final Kind kind;
    private final Unit unit;
    private final String label;
    private final String help;

    Measure(int number, String title, Kind kind, Unit unit, String label, String help) {
        this.number = number;
        this.title = title;
        this.kind = kind;
        this.unit = unit;
        this.label = label;
        this.help = help;
    }

    /** Whether it only grows. */
    public enum Kind {
        /** Since the start of the process or of the run; it only grows. */
        TOTAL,
        /** As of now. */
        NOW
    }

    /** In what it is shown, and how many of what the file holds make one. */
    public enum Unit {
        ONE(1, ""),
        BYTES(1, "_bytes"),
        /** The file holds millionths. */
        RATIO(1e6, "_ratio"),
        /** The file holds nanoseconds. */
        SECONDS(1e9, "_seconds");

        private final double parts;
        private final String suffix;

        Unit(double parts, String suffix) {
            this.parts = parts;
            this.suffix = suffix;
        }

        /** A value of the file in this unit. */
        public double of(long value) {
            return value / parts;
        }
    }

    /** The measure of a number, null for one of a later version. */
    public static Measure of(int number) {
        return BY_NUMBER.get(number);
    }

    public int number() {
        return number;
    }

    /** The whole name but for the suffix of a counter. */
    public String title() {
        return title + unit.suffix;
    }

    public Kind kind() {
        return kind;
    }

    public Unit unit() {
        return unit;
    }

    /** Name of what distinguishes values of the measure, empty where there is one value. */
    public String label() {
        return label;
    }

    public String help() {
        return help;
    }
}
