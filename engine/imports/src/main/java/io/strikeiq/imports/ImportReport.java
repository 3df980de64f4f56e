package io.strikeiq.imports;

import io.strikeiq.core.event.TickType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an import read, what became of every row and file, and which ticks it made. Filled by the importer's thread. */
public final class ImportReport {
    /** Malformed rows that are described; the others are only counted. */
    public static final int DESCRIBED = 20;

    private final RowCounts files = new RowCounts();
    private final Map<RejectReason, String> firstRejected = new EnumMap<>(RejectReason.class);
    private final List<String> ignoredFiles = new ArrayList<>();
    private final Map<String, RowCounts> rows = new TreeMap<>();
    private final Map<TickType, Long> ticks = new EnumMap<>(TickType.class);
    private final Map<String, Long> notes = new TreeMap<>();
    private final List<RowError> malformed = new ArrayList<>();
    private long malformedRows;
    private long malformedFiles;
    private long firstTime = Long.MIN_VALUE;
    private long lastTime = Long.MIN_VALUE;

    public ImportReport() {}

    /** The report of an import from a source, which may have left something out itself. */
    public ImportReport(SourceTree source) {
        ignoredFiles.addAll(source.leftOut());
    }

    /** Counts of source files. */
    public RowCounts files() {
        return files;
    }

    /** Counts a file as rejected, and remembers the first of each reason. */
    public void rejectFile(SourceFile file, RejectReason reason) {
        files.reject(reason, 1);
        nameFirst(reason, file);
    }

    /** Remembers a file, when it is the first one in which something was rejected for a reason. */
    public void nameFirst(RejectReason reason, SourceFile file) {
        firstRejected.putIfAbsent(reason, file.name());
    }

    Map<RejectReason, String> firstRejected() {
        return firstRejected;
    }

    /** Counts a file as read and as rejected, since its name says what cannot be. */
    public void malformedFile(SourceFile file, RowError error) {
        files.read(1);
        rejectFile(file, RejectReason.MALFORMED);
        malformedFiles++;
        describe(error);
    }

    /** Describes the header of a file that lacks what is needed, and counts it as malformed. */
    public void malformedHeader(RowError error) {
        malformedFiles++;
        describe(error);
    }

    /** Name of the first file that was rejected for a reason, null when there is none. */
    public String firstRejected(RejectReason reason) {
        return firstRejected.get(reason);
    }

    /** Notes a file that the format does not know. */
    public void ignore(SourceFile file) {
        ignoredFiles.add(file.name());
    }

    public List<String> ignoredFiles() {
        return ignoredFiles;
    }

    /** Counts of the rows of one kind, such as {@code option quote}. */
    public RowCounts rows(String kind) {
        return rows.computeIfAbsent(kind, name -> new RowCounts());
    }

    /** Counts of the rows of all kinds. */
    public RowCounts rows() {
        RowCounts total = new RowCounts();
        rows.values().forEach(total::add);
        return total;
    }

    Map<String, RowCounts> rowsByKind() {
        return rows;
    }

    /** Counts rows of a kind as malformed, for one error. */
    public void malformed(String kind, RowError error, long count) {
        rows(kind).reject(RejectReason.MALFORMED, count);
        malformedRows += count;
        describe(error);
    }

    private void describe(RowError error) {
        if (malformed.size() < DESCRIBED) {
            malformed.add(error);
        }
    }

    /** Files whose name or header cannot be read. */
    public long malformedFiles() {
        return malformedFiles;
    }

    /** The first errors, in the order of reading. */
    public List<RowError> malformed() {
        return malformed;
    }

    public long malformedRows() {
        return malformedRows;
    }

    /** Counts something worth knowing that is no reject, such as a gap. */
    public void note(String what, long count) {
        notes.merge(what, count, Long::sum);
    }

    public Map<String, Long> notes() {
        return notes;
    }

    void tick(TickType type, long time) {
        ticks.merge(type, 1L, Long::sum);
        firstTime = firstTime == Long.MIN_VALUE ? time : firstTime;
        lastTime = time;
    }

    /** Ticks made of one type. */
    public long ticks(TickType type) {
        return ticks.getOrDefault(type, 0L);
    }

    /** Ticks made. */
    public long ticks() {
        return ticks.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<TickType, Long> ticksByType() {
        return ticks;
    }

    /** Event time of the first tick, {@link Long#MIN_VALUE} when there is none. */
    public long firstTime() {
        return firstTime;
    }

    /** Event time of the last tick, {@link Long#MIN_VALUE} when there is none. */
    public long lastTime() {
        return lastTime;
    }

    /** The report as nested maps of names to numbers, for JSON. */
    public Map<String, Object> toMap() {
        return ReportFormat.map(this);
    }

    /** The report for people. */
    public String toText() {
        return ReportFormat.text(this);
    }

    /**
     * Checks that every row and every file was accepted or rejected.
     *
     * @throws IllegalStateException when one was dropped silently
     */
    public void check() {
        checkReconciled("files", files);
        rows.forEach(ImportReport::checkReconciled);
    }

    private static void checkReconciled(String kind, RowCounts counts) {
        if (!counts.isReconciled()) {
            throw new IllegalStateException(kind + ": read " + counts.read() + ", but accepted " + counts.accepted()
                    + " and rejected " + counts.rejected());
        }
    }
}
