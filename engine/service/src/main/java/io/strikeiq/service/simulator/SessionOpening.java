package io.strikeiq.service.simulator;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.venue.Product;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Lists the instruments of a session and publishes the first state of the market. */
final class SessionOpening {
    private static final double FIRST_SPOT = 24_000;
    private static final double SPOT_STEP = 13_500;

    private final SimulatorSettings settings;
    private final SimulatedVenue venue;
    private final SimRandom random;
    private int nextId;

    SessionOpening(SimulatorSettings settings, SimulatedVenue venue, SimRandom random) {
        this.settings = settings;
        this.venue = venue;
        this.random = random;
    }

    void open(TickBudget out, long start, List<SimulatedUnderlying> market) {
        for (int i = 0; i < settings.underlyings(); i++) {
            market.add(list(out, start, i));
        }
        for (SimulatedUnderlying underlying : market) {
            out.tick().asSession(underlying.instrument.id(), start, SessionPhase.OPEN);
            out.send();
            underlying.start(start);
            underlying.publishBook();
            firstState(underlying, start, out);
        }
    }

    private SimulatedUnderlying list(TickBudget out, long start, int index) {
        String symbol = "SIM" + (char) ('A' + index);
        double spot = FIRST_SPOT + SPOT_STEP * index;
        Product product = venue.product(symbol);
        List<LocalDate> expiries = venue.expiries(product, settings.expiries());
        double lot = product.lot(expiries.get(0), venue.date(0));
        Instrument instrument =
                Instrument.underlying(nextId++, symbol, product.kind(), lot, product.tickSize(), product.currency());
        out.tick().asInstrument(instrument, start);
        out.send();
        double gap = spot > 30_000 ? 2 : 1;
        EfficientPrice price = new EfficientPrice(random, spot, 0.13 + 0.02 * index);
        SimulatedBook book = new SimulatedBook(random, instrument.id(), spot, gap, 10 * lot);
        SimulatedOption[][][] options = new SimulatedOption[settings.expiries()][][];
        for (int e = 0; e < options.length; e++) {
            options[e] = expiry(instrument, product, spot, expiries.get(e), e, out, start);
        }
        SimulatedChain chain = new SimulatedChain(random, price, lot, product.optionTick(), options);
        return new SimulatedUnderlying(instrument, random, price, book, chain, out);
    }

    private SimulatedOption[][] expiry(
            Instrument underlying,
            Product product,
            double spot,
            LocalDate day,
            int expiry,
            TickBudget out,
            long start) {
        double lot = product.lot(day, venue.date(0));
        double step = spot > 30_000 ? 100 : 50;
        int below = settings.strikes() / 2;
        double first = Math.round(spot / step) * step - step * below;
        List<SimulatedOption[]> rows = new ArrayList<>();
        for (int i = 0; i < settings.strikes(); i++) {
            double strike = first + i * step;
            SimulatedOption call = option(underlying, product, OptionRight.CALL, strike, day, expiry);
            SimulatedOption put = option(underlying, product, OptionRight.PUT, strike, day, expiry);
            double distance = (strike - spot) / (0.012 * spot);
            call.openInterest = openInterest(distance - 0.6, expiry, strike, step, 1.15, lot);
            put.openInterest = openInterest(distance + 0.6, expiry, strike, step, 1, lot);
            for (SimulatedOption option : new SimulatedOption[] {call, put}) {
                out.tick().asInstrument(option.instrument, start);
                out.send();
            }
            rows.add(new SimulatedOption[] {call, put});
        }
        return rows.toArray(new SimulatedOption[0][]);
    }

    /** Bell-shaped around a centre a little out of the money, with peaks at round strikes. */
    private double openInterest(double distance, int expiry, double strike, double step, double level, double lot) {
        double round = strike % (10 * step) == 0 ? 2.5 : strike % (5 * step) == 0 ? 1.6 : 1;
        double lots = 40_000 * level * round * StrictMath.exp(-0.5 * distance * distance) / (1 + expiry);
        return lot * Math.max(10, Math.rint(lots * random.between(0.8, 1.2)));
    }

    private SimulatedOption option(
            Instrument underlying, Product product, OptionRight right, double strike, LocalDate day, int expiry) {
        String symbol = underlying.symbol() + "-W" + (expiry + 1) + "-" + (long) strike
                + (right == OptionRight.CALL ? "-C" : "-P");
        return new SimulatedOption(Instrument.option(
                nextId++,
                symbol,
                underlying.id(),
                right,
                strike,
                venue.expiryTime(product, day),
                product.exercise(),
                product.lot(day, venue.date(0)),
                product.optionTick(),
                product.currency()));
    }

    private static void firstState(SimulatedUnderlying underlying, long start, TickBudget out) {
        SimulatedChain chain = underlying.chain;
        for (int e = 0; e < chain.expiries(); e++) {
            for (int row = 0; row < chain.strikes(); row++) {
                for (boolean call : new boolean[] {true, false}) {
                    SimulatedOption option = chain.option(e, row, call);
                    chain.quote(option, start, underlying.book.mid(), underlying.conditions, out);
                    chain.publishOpenInterest(option, start, out);
                }
            }
        }
    }
}
