package io.strikeiq.service.imports.lean;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.service.calendar.TradingCalendar;
import io.strikeiq.service.imports.lean.LeanFileName.Contract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The instruments of a LEAN source with dense ids: underlyings by symbol, then options by expiry, strike and right. */
final class LeanInstruments {
    /** Units of the underlying in one standard US equity option. */
    static final double CONTRACT_SIZE = 100;

    /** Smallest price step of US stocks at a dollar or more (SEC Rule 612). */
    private static final double EQUITY_TICK = 0.01;

    private static final String CURRENCY = "USD";

    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<String, Integer> underlyings = new HashMap<>();
    private final Map<Contract, Integer> options = new HashMap<>();

    LeanInstruments(Collection<LeanFileName> names, TradingCalendar calendar) {
        TreeSet<String> symbols = new TreeSet<>();
        TreeSet<Contract> contracts = new TreeSet<>();
        for (LeanFileName name : names) {
            symbols.add(name.symbol());
            if (name.contract() != null) {
                contracts.add(name.contract());
            }
        }
        for (String symbol : symbols) {
            int id = instruments.size();
            underlyings.put(symbol, id);
            instruments.add(Instrument.underlying(id, symbol, InstrumentKind.EQUITY, 1, EQUITY_TICK, CURRENCY));
        }
        contracts.forEach(contract -> define(contract, calendar));
    }

    private void define(Contract contract, TradingCalendar calendar) {
        int id = instruments.size();
        options.put(contract, id);
        long expiryTime = calendar.closeTime(calendar.onOrBefore(contract.expiry()));
        instruments.add(Instrument.option(
                id,
                symbol(contract),
                underlyings.get(contract.symbol()),
                contract.right(),
                contract.strike(),
                expiryTime,
                contract.style(),
                CONTRACT_SIZE,
                Double.NaN,
                CURRENCY));
    }

    private static String symbol(Contract contract) {
        double strike = contract.strike();
        String price = strike == Math.rint(strike) ? Long.toString((long) strike) : Double.toString(strike);
        String side = contract.right() == OptionRight.CALL ? "C" : "P";
        return contract.symbol() + " " + contract.expiry() + " " + price + " " + side;
    }

    /** Id of the instrument that a file is about. */
    int idOf(LeanFileName name) {
        return name.contract() == null ? underlyings.get(name.symbol()) : options.get(name.contract());
    }

    /** Ids of the underlyings that files are about. */
    Collection<Integer> underlyingIds(Collection<LeanFileName> names) {
        TreeSet<Integer> ids = new TreeSet<>();
        names.forEach(name -> ids.add(underlyings.get(name.symbol())));
        return ids;
    }

    List<Instrument> all() {
        return instruments;
    }

    /** Defines every instrument at a time. */
    void defineAll(TickSink sink, long time) {
        MarketEvent tick = new MarketEvent();
        for (Instrument instrument : instruments) {
            sink.accept(tick.asInstrument(instrument, time));
        }
    }
}
