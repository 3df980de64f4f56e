package io.strikeiq.imports.formats;

import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.bhavcopy.BhavcopyImporter;
import io.strikeiq.imports.binance.BinanceImporter;
import io.strikeiq.imports.cboe.CboeImporter;
import io.strikeiq.imports.csv.CsvImporter;
import io.strikeiq.imports.databento.DatabentoImporter;
import io.strikeiq.imports.deribit.DeribitImporter;
import io.strikeiq.imports.kite.KiteImporter;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.imports.lobster.LobsterImporter;
import io.strikeiq.imports.nse.NseImporter;
import io.strikeiq.imports.tardis.TardisImporter;
import java.util.List;

/** All formats, in the order of the help page. A format that is added here is a command. */
public final class ImportFormats {
    private static final List<ImportFormat> ALL = List.of(
            LeanImporter.format(),
            NseImporter.format(),
            BinanceImporter.format(),
            DeribitImporter.format(),
            LobsterImporter.format(),
            CboeImporter.format(),
            KiteImporter.format(),
            BhavcopyImporter.format(),
            DatabentoImporter.format(),
            TardisImporter.format(),
            CsvImporter.format());

    private ImportFormats() {}

    public static List<ImportFormat> all() {
        return ALL;
    }
}
