package io.strikeiq.service.imports.binance;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.imports.ClockedSink;
import io.strikeiq.service.imports.ImportReport;
import io.strikeiq.service.imports.Importer;
import io.strikeiq.service.imports.RejectReason;
import io.strikeiq.service.imports.SourceFile;
import io.strikeiq.service.imports.SourceTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns recorded Binance futures streams into ticks of one perpetual, in the order in which the messages were received. Files are
 * read in the order of their paths, which is to be the order of time.
 */
public final class BinanceImporter implements Importer {
    /** A recording is called by symbol and date. */
    private static final Pattern NAME = Pattern.compile("([a-z0-9]+)_(\\d{8}).*?(\\.gz|\\.txt|\\.json|\\.log)");

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        ImportReport report = new ImportReport();
        ClockedSink clocked = new ClockedSink(sink, report);
        StreamMessages messages = null;
        String symbol = null;
        for (SourceFile file : source.files()) {
            Matcher name = NAME.matcher(file.fileName());
            if (!name.matches()) {
                report.ignore(file);
                continue;
            }
            if (messages == null) {
                symbol = name.group(1);
                messages = new StreamMessages(symbol, clocked, report);
            } else if (!name.group(1).equals(symbol)) {
                throw new UserException(
                        ExitCode.FAILURE, file.name() + ": one journal holds one symbol, and this one holds " + symbol);
            }
            read(file, messages, report);
        }
        if (messages == null) {
            throw new UserException(
                    "no Binance recording in " + source.sources() + "; a file is called such as btcusdt_20240808.gz");
        }
        messages.finish();
        clocked.finish();
        report.check();
        return report;
    }

    private static void read(SourceFile file, StreamMessages messages, ImportReport report) {
        report.files().read(1);
        long before = report.rows().read();
        file.forEachLine((number, text) -> messages.line(file.name(), number, text));
        if (report.rows().read() == before) {
            report.rejectFile(file, RejectReason.HEADER_ONLY);
        } else {
            report.files().accept(1);
        }
    }
}
