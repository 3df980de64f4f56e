package io.strikeiq.imports.lobster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.imports.ClockedSink;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.TradingCalendar;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueException;
import io.strikeiq.venue.VenueFiles;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns LOBSTER's messages and books of one stock into trades with their true side, and depth, day by day, one pair of files after the other. */
public final class LobsterImporter implements Importer {
    private static final int ID = 0;
    private static final long NOON = 12 * 3_600_000_000_000L;

    private record Day(LocalDate date, int levels) {}

    private static final Comparator<Day> ORDER = Comparator.comparing(Day::date)
            .thenComparing(Comparator.comparingInt(Day::levels).reversed());

    /** The two files of a day. */
    private static final class Pair {
        private SourceFile messages;
        private SourceFile books;
    }

    private final Venue venue;

    /** By the venue's file that comes with StrikeIQ. */
    public LobsterImporter() {
        this(VenueFiles.shipped());
    }

    /** By the venue's file of a folder, where it has one. */
    public LobsterImporter(VenueFiles venues) {
        this.venue = venues.venue("US");
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                "lobster",
                "LOBSTER_SampleFile_AMZN_2012-06-21_5.zip --journal data/amzn",
                (venues, settings) -> new LobsterImporter(venues),
                "Import LOBSTER's messages and order books of one stock at NASDAQ: depth, and trades with their true side.",
                "The book that the messages make is compared with the recorded one at every event.");
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        ImportReport report = new ImportReport(source);
        String[] symbol = {null};
        Map<Day, Pair> days = pairs(source, report, symbol);
        if (days.isEmpty() && report.files().read() == 0) {
            throw ImportException.mistaken("no LOBSTER file in " + source.sources()
                    + "; a day has two, called such as AMZN_2012-06-21_34200000_57600000_message_5.csv and"
                    + " AMZN_2012-06-21_34200000_57600000_orderbook_5.csv");
        }
        if (symbol[0] != null) {
            new Pass(symbol[0], report, new ClockedSink(sink, report)).run(days);
        }
        report.check();
        return report;
    }

    private static Map<Day, Pair> pairs(SourceTree source, ImportReport report, String[] symbol) {
        Map<Day, Pair> days = new TreeMap<>(ORDER);
        for (SourceFile file : source.files()) {
            try {
                Optional<LobsterFileName> name = LobsterFileName.parse(file);
                if (name.isEmpty()) {
                    report.ignore(file);
                    continue;
                }
                if (symbol[0] != null && !symbol[0].equals(name.get().symbol())) {
                    throw ImportException.mistaken(
                            file.name() + ": one journal holds one stock, and this one holds " + symbol[0]);
                }
                symbol[0] = name.get().symbol();
                report.files().read(1);
                Day day = new Day(name.get().date(), name.get().levels());
                add(days.computeIfAbsent(day, each -> new Pair()), file, name.get(), report);
            } catch (MalformedRowException e) {
                report.malformedFile(file, e.error());
            }
        }
        return days;
    }

    private static void add(Pair pair, SourceFile file, LobsterFileName name, ImportReport report) {
        boolean repeated = (name.messages() ? pair.messages : pair.books) != null;
        if (repeated) {
            reject(file, name.messages(), RejectReason.DUPLICATE, report);
        } else if (name.messages()) {
            pair.messages = file;
        } else {
            pair.books = file;
        }
    }

    private static void reject(SourceFile file, boolean messages, RejectReason reason, ImportReport report) {
        long[] rows = {0};
        file.forEachLine((number, text) -> rows[0]++);
        report.rejectFile(file, reason);
        String kind = messages ? LobsterDay.MESSAGES : LobsterDay.BOOKS;
        report.rows(kind).read(rows[0]);
        report.rows(kind).reject(reason, rows[0]);
    }

    /** One pass over the days in order. */
    private final class Pass {
        private final Instrument instrument;
        private final TradingCalendar hours;
        private final ImportReport report;
        private final ClockedSink sink;
        private final MarketEvent mark = new MarketEvent();
        private boolean defined;
        private long open;
        private long close;
        private LocalDate taken;

        Pass(String symbol, ImportReport report, ClockedSink sink) {
            Product product = venue.product(symbol);
            this.instrument = Instrument.underlying(
                            ID, symbol, product.kind(), 1, product.tickSize(), product.currency())
                    .withVenue(venue.name());
            this.hours = product.calendar();
            this.report = report;
            this.sink = sink;
        }

        void run(Map<Day, Pair> days) {
            days.forEach(this::day);
            sink.finish();
        }

        private void day(Day day, Pair pair) {
            if (pair.messages == null || pair.books == null) {
                lone(pair.messages == null ? pair.books : pair.messages, pair.messages != null);
                return;
            }
            // The same day with fewer levels says nothing more.
            RejectReason reason = day.date().equals(taken) ? RejectReason.DUPLICATE : refusal(day, pair);
            if (reason != null) {
                reject(pair.messages, true, reason, report);
                reject(pair.books, false, reason, report);
                return;
            }
            taken = day.date();
            open = hours.openTime(day.date());
            close = hours.closeTime(day.date());
            // Counted back from noon, midnight is where the file's times count from on the days that the clocks change.
            long midnight = hours.at(day.date(), LocalTime.NOON) - NOON;
            new LobsterDay(ID, midnight, day.levels(), report, sink, this::passTo).read(pair.messages, pair.books);
            if (defined) {
                passTo(close + 1);
            }
            report.files().accept(2);
        }

        private RejectReason refusal(Day day, Pair pair) {
            try {
                return hours.isTradingDay(day.date()) ? null : RejectReason.HOLIDAY;
            } catch (VenueException e) {
                report.malformedHeader(
                        RowError.ofName(pair.messages.name(), "date", day.date().toString(), e.advice()));
                return RejectReason.MALFORMED;
            }
        }

        private void lone(SourceFile file, boolean messages) {
            report.malformedHeader(RowError.ofName(
                    file.name(),
                    messages ? "message" : "orderbook",
                    file.fileName(),
                    "a file of messages and one of order books for each day"));
            reject(file, messages, RejectReason.MALFORMED, report);
        }

        /** Defines the stock at the first event, and gives the open and the close once they are reached. */
        private void passTo(long time) {
            if (!defined) {
                sink.accept(mark.asInstrument(instrument, Math.min(time, open)));
                if (time < open) {
                    sink.accept(mark.asSession(ID, time, SessionPhase.CLOSE));
                }
                defined = true;
            }
            if (time >= open) {
                sink.accept(mark.asSession(ID, open, SessionPhase.OPEN));
                open = Long.MAX_VALUE;
            }
            if (time > close) {
                sink.accept(mark.asSession(ID, close, SessionPhase.CLOSE));
                close = Long.MAX_VALUE;
            }
        }
    }
}
