package io.strikeiq.service.simulator;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.PremiumUnit;
import java.util.Arrays;

/**
 * The simulated session with options that are paid for and settled in coin, as inverse options are: each premium over the middle of
 * the underlying's book, in steps of a ten-thousandth; a bid below one step is none.
 */
public final class CoinPremiums implements TickSink {
    private static final double STEPS = 10_000;
    private static final int NONE = -1;

    private final TickSink sink;
    /** Of options by id, else {@link #NONE}. */
    private int[] underlyings = new int[0];

    private double[] spots = new double[0];

    private CoinPremiums(TickSink sink) {
        this.sink = sink;
    }

    /** What a sink gets of a session in the unit of its settings. */
    public static TickSink of(SimulatorSettings settings, TickSink sink) {
        return settings.premium() == PremiumUnit.COIN ? new CoinPremiums(sink) : sink;
    }

    @Override
    public void accept(MarketEvent tick) {
        if (tick.type == TickType.INSTRUMENT) {
            define(tick);
        } else if (tick.instrumentId >= 0) {
            convert(tick);
        }
        sink.accept(tick);
    }

    private void define(MarketEvent tick) {
        Instrument terms = tick.definition;
        if (terms.id() >= underlyings.length) {
            int before = underlyings.length;
            underlyings = Arrays.copyOf(underlyings, Math.max(64, 2 * terms.id()));
            spots = Arrays.copyOf(spots, underlyings.length);
            Arrays.fill(underlyings, before, underlyings.length, NONE);
            Arrays.fill(spots, before, spots.length, Double.NaN);
        }
        underlyings[terms.id()] = terms.isOption() ? terms.underlyingId() : NONE;
        if (terms.isOption()) {
            Instrument inCoin = Instrument.option(
                            terms.id(),
                            terms.symbol(),
                            terms.underlyingId(),
                            terms.right(),
                            terms.strike(),
                            terms.expiryTime(),
                            terms.style(),
                            terms.contractSize(),
                            1 / STEPS,
                            terms.currency())
                    .withPremiumUnit(PremiumUnit.COIN);
            tick.asInstrument(inCoin, tick.exchangeTime);
        }
    }

    private void convert(MarketEvent tick) {
        int underlying = underlyings[tick.instrumentId];
        if (underlying == NONE) {
            if (tick.type == TickType.DEPTH) {
                spots[tick.instrumentId] = 0.5 * (tick.bidPrices[0] + tick.askPrices[0]);
            }
            return;
        }
        double spot = spots[underlying];
        if (tick.type == TickType.QUOTE) {
            double bid = Math.floor(tick.bidPrice / spot * STEPS);
            tick.bidSize = bid >= 1 ? tick.bidSize : Double.NaN;
            tick.bidPrice = bid >= 1 ? bid / STEPS : Double.NaN;
            tick.askPrice = Math.max(1, Math.ceil(tick.askPrice / spot * STEPS)) / STEPS;
        } else if (tick.type == TickType.TRADE) {
            tick.price = Math.max(1, Math.rint(tick.price / spot * STEPS)) / STEPS;
        }
    }
}
