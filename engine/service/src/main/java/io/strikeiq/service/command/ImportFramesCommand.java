package io.strikeiq.service.command;

import io.strikeiq.core.event.IdTranslation;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FrameDecoder;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.frames.FrameLines;
import io.strikeiq.feeds.frames.RawLog;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.feed.FrameVenue;
import io.strikeiq.service.recording.JournalDraft;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports frames that were kept of a live venue. */
@Command(
        name = "frames",
        description = {
            "Turn the frames of a file that './strikeiq record --raw' has kept into a tick journal, by the feed's own decoder:"
                    + " of Deribit, Binance, Kite and Upstox.",
            "Or the raw frames of Deribit that cryptofeed has kept, with the lists of instruments that it asked for.",
            "Exit code 3 when the file was cut off; what is before is used."
        })
public final class ImportFramesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file of frames.")
    private Path file;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the tick journal to write; must be empty or not there.")
    private Path journal;

    @Option(
            names = "--lists",
            paramLabel = "FILE",
            description = "Of cryptofeed's raw frames: the raw file of what it asked over HTTP, read first.")
    private Path lists;

    @Mixin
    private VenuesOption venues;

    @Mixin
    private OutputOptions output;

    private boolean whole;
    private long frames;
    private long ticks;

    @Override
    public Integer call() {
        new JournalDraft(journal).writeIf(JournalInfo.of("frames " + file.getFileName()), (writer, folder) -> {
            read(writer);
            return ticks > 0;
        });
        if (ticks == 0) {
            throw new UserException(
                    ExitCode.NOTHING_ACCEPTED, file + ": no frame of it gives a tick; no journal was written");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("journal", journal.toString());
        result.put("frames", frames);
        result.put("ticks", ticks);
        result.put("whole", whole);
        output.result(
                result,
                String.format(
                        Locale.ROOT,
                        "%,d frames gave %,d ticks in %s%s",
                        frames,
                        ticks,
                        journal,
                        whole ? "" : "; the file was cut off there"));
        return whole ? ExitCode.OK : ExitCode.DAMAGED;
    }

    private void read(TickJournalWriter writer) {
        FrameVenue venue = new FrameVenue(venues.files());
        read(venue);
        FrameDecoder decoder = venue.decoder(sink(writer));
        whole = read(decoder);
        frames = decoder.frames();
        decoder.report().forEach(line -> output.err().println(line));
        output.err().flush();
        ticks = writer.lastSequence();
    }

    private static FeedSink sink(TickJournalWriter writer) {
        IdTranslation ids = new IdTranslation(InstrumentBook.inMemory());
        return new FeedSink() {
            @Override
            public void accept(MarketEvent tick) {
                if (ids.translate(tick)) {
                    writer.accept(tick);
                }
            }

            @Override
            public void accept(MarketEvent tick, long readAt) {
                accept(tick);
            }
        };
    }

    private boolean read(FrameTap taker) {
        try {
            if (lists != null) {
                if (!isRaw(lists)) {
                    throw new UserException("--lists: " + lists + " is no raw file of cryptofeed");
                }
                new RawLog(lists).forEach(taker);
            }
            if (isRaw(file)) {
                new RawLog(file).forEach(taker);
                return true;
            }
            return new FrameLines(file).forEach(taker);
        } catch (NoSuchFileException e) {
            throw new UserException(e.getFile() + ": no such file");
        } catch (IOException e) {
            throw new UserException(ExitCode.DAMAGED, e.getMessage(), e);
        }
    }

    private static boolean isRaw(Path given) throws IOException {
        try {
            return RawLog.isOne(given);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UserException(ExitCode.DAMAGED, given + ": " + FileFault.reason(e), e);
        }
    }
}
