package io.strikeiq.service.simulator;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import java.util.ArrayList;
import java.util.List;

/** Lists the instruments of a session and publishes the first state of the market. */
final class SessionOpening {
    private static final double FIRST_SPOT = 24_000;
    private static final double SPOT_STEP = 13_500;
    private static final double LOT = 75;
    private static final long DAY = 86_400_000_000_000L;
    private static final long WEEK = 7 * DAY;
    /** From the open on Monday to the close on Thursday. */
    private static final long FIRST_EXPIRY = 3 * DAY + 22_500_000_000_000L;

    private final SimulatorSettings settings;
    private final SimRandom random;
    private int nextId;

    SessionOpening(SimulatorSettings settings, SimRandom random) {
        this.settings = settings;
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
        Instrument instrument = Instrument.underlying(nextId++, symbol, InstrumentKind.FUTURE, LOT, 0.05, "INR");
        out.tick().asInstrument(instrument, start);
        out.send();
        double gap = spot > 30_000 ? 2 : 1;
        EfficientPrice price = new EfficientPrice(random, spot, 0.13 + 0.02 * index);
        SimulatedBook book = new SimulatedBook(random, instrument.id(), spot, gap, 10 * LOT);
        SimulatedOption[][][] options = new SimulatedOption[settings.expiries()][][];
        for (int e = 0; e < options.length; e++) {
            options[e] = expiry(instrument, spot, start + FIRST_EXPIRY + e * WEEK, e, out, start);
        }
        SimulatedChain chain = new SimulatedChain(random, price, LOT, options);
        return new SimulatedUnderlying(instrument, random, price, book, chain, out);
    }

    private SimulatedOption[][] expiry(
            Instrument underlying, double spot, long expiryTime, int expiry, TickBudget out, long start) {
        double step = spot > 30_000 ? 100 : 50;
        int below = settings.strikes() / 2;
        double first = Math.round(spot / step) * step - step * below;
        List<SimulatedOption[]> rows = new ArrayList<>();
        for (int i = 0; i < settings.strikes(); i++) {
            double strike = first + i * step;
            SimulatedOption call = option(underlying, OptionRight.CALL, strike, expiryTime, expiry);
            SimulatedOption put = option(underlying, OptionRight.PUT, strike, expiryTime, expiry);
            double distance = (strike - spot) / (0.012 * spot);
            call.openInterest = openInterest(distance - 0.6, expiry, strike, step, 1.15);
            put.openInterest = openInterest(distance + 0.6, expiry, strike, step, 1);
            for (SimulatedOption option : new SimulatedOption[] {call, put}) {
                out.tick().asInstrument(option.instrument, start);
                out.send();
            }
            rows.add(new SimulatedOption[] {call, put});
        }
        return rows.toArray(new SimulatedOption[0][]);
    }

    /** Bell-shaped around a centre a little out of the money, with peaks at round strikes. */
    private double openInterest(double distance, int expiry, double strike, double step, double level) {
        double round = strike % (10 * step) == 0 ? 2.5 : strike % (5 * step) == 0 ? 1.6 : 1;
        double lots = 40_000 * level * round * StrictMath.exp(-0.5 * distance * distance) / (1 + expiry);
        return LOT * Math.max(10, Math.rint(lots * random.between(0.8, 1.2)));
    }

    private SimulatedOption option(
            Instrument underlying, OptionRight right, double strike, long expiryTime, int expiry) {
        String symbol = underlying.symbol() + "-W" + (expiry + 1) + "-" + (long) strike
                + (right == OptionRight.CALL ? "-C" : "-P");
        return new SimulatedOption(Instrument.option(
                nextId++,
                symbol,
                underlying.id(),
                right,
                strike,
                expiryTime,
                ExerciseStyle.EUROPEAN,
                LOT,
                0.05,
                "INR"));
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
