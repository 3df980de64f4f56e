package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.pricing.Greeks;
import io.strikeiq.core.pricing.OptionGreeks;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.testing.ReferenceReport;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The GOOG chain at the close of 24 December 2015, a half day, against the universe file of that date.
 *
 * <p>The file's volatilities come from each option's last price of the day, mostly an old trade, by a solver that often
 * failed: near the money it prints up to 380 %. Compared are therefore out-of-the-money options whose printed volatility
 * gives back the file's own close, and whose close lies within our last quote; the filter does not look at our volatility.
 */
class GoogChainTest {
    private static final String FILE = "LEAN universe GOOG 2015-12-24";
    private static final long BAR_MILLIS = 60_000;
    private static final long CLOSE_MILLIS = 13 * 3_600_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double GIVES_BACK = 0.02;

    private static ChainMarket market(LeanUniverse universe) throws IOException {
        ChainSettings settings = new ChainSettingsBuilder()
                .rates(LeanUniverse.RATE, LeanUniverse.DIVIDEND)
                .build();
        long close = ChainMarket.START;
        ChainMarket market = new ChainMarket(settings, InstrumentKind.EQUITY, close - CLOSE_MILLIS * NANOS_PER_MILLI);
        market.spot(universe.spot);
        List<LeanQuotes.Last> quotes =
                LeanQuotes.read(SharedData.file("lean/option/usa/minute/goog/20151224_quote_american.zip")).stream()
                        .filter(quote -> quote.expiry().isAfter(LeanUniverse.NEXT_DAY))
                        .sorted(Comparator.comparingLong(LeanQuotes.Last::millisOfDay))
                        .toList();
        int first = market.instruments.size();
        for (LeanQuotes.Last quote : quotes) {
            market.option(quote.right(), quote.strike(), expiryTime(quote.expiry()));
        }
        for (int i = 0; i < quotes.size(); i++) {
            LeanQuotes.Last quote = quotes.get(i);
            market.time = close - (CLOSE_MILLIS - BAR_MILLIS - quote.millisOfDay()) * NANOS_PER_MILLI;
            market.quote(first + i, quote.bid(), quote.ask());
        }
        market.pass(0);
        return market;
    }

    /** Where the file's own time to expiry puts it. */
    private static long expiryTime(LocalDate expiry) {
        return ChainMarket.START + LeanUniverse.NEXT_DAY.until(expiry, ChronoUnit.DAYS) * ChainMarket.DAY;
    }

    @Test
    void shouldGiveTheFilesGreeksFromItsOwnVolatilities() throws IOException {
        LeanUniverse universe = new LeanUniverse(SharedData.file("lean/option/usa/universes/goog/20151224.csv"));
        OptionGreeks greeks = new OptionGreeks();
        double delta = 0;
        double gamma = 0;
        int cases = 0;
        for (LeanUniverse.Row row : universe.rows) {
            if (row.iv() > 0) {
                double forward = universe.spot * Math.exp((LeanUniverse.RATE - LeanUniverse.DIVIDEND) * row.tau());
                Greeks.compute(
                        row.right() == OptionRight.CALL,
                        universe.spot,
                        forward,
                        row.strike(),
                        row.iv(),
                        row.tau(),
                        LeanUniverse.RATE,
                        greeks);
                double full = greeks.gamma * Math.exp(LeanUniverse.DIVIDEND * row.tau());
                delta = Math.max(delta, Math.abs(greeks.delta - row.delta()));
                gamma = Math.max(gamma, Math.abs(full - row.gamma()));
                cases++;
            }
        }
        ReferenceReport.check("chain metrics", FILE, "gamma from its volatility", gamma, 5e-7, cases);
        ReferenceReport.check("chain metrics", FILE, "delta from its volatility", delta, 5e-6, cases);
    }

    @Test
    void shouldGiveVolatilitiesAndGammasNearThoseOfTheFileWhereItsOwnAreSound() throws IOException {
        LeanUniverse universe = new LeanUniverse(SharedData.file("lean/option/usa/universes/goog/20151224.csv"));
        ChainMarket market = market(universe);
        List<Double> sigmas = new ArrayList<>();
        List<Double> gammas = new ArrayList<>();
        for (LeanUniverse.Row row : universe.rows) {
            ChainState chain = chain(market, row.expiry());
            int column = ChainState.column(chain.rowOf(row.strike()), row.right());
            if (isSound(universe, row, chain, column) && chain.sigma[column] > 0) {
                sigmas.add(Math.abs(chain.sigma[column] - row.iv()));
                gammas.add(Math.abs(chain.gamma[column] / row.gamma() - 1));
            }
        }
        check("sigma, median", quantile(sigmas, 0.5), 0.001, sigmas.size());
        check("sigma, 90th percentile", quantile(sigmas, 0.9), 0.002, sigmas.size());
        check("gamma, relative, median", quantile(gammas, 0.5), 0.005, gammas.size());
        check("gamma, relative, 90th percentile", quantile(gammas, 0.9), 0.01, gammas.size());
        assertTrue(sigmas.size() >= 20, "too few comparable options: " + sigmas.size());
    }

    private static boolean isSound(LeanUniverse universe, LeanUniverse.Row row, ChainState chain, int column) {
        boolean call = row.right() == OptionRight.CALL;
        double discount = Math.exp(-LeanUniverse.RATE * row.tau());
        double forward = universe.spot * Math.exp((LeanUniverse.RATE - LeanUniverse.DIVIDEND) * row.tau());
        double price = Black76.price(call, forward, row.strike(), row.iv(), row.tau(), discount);
        return call == (row.strike() >= chain.forward)
                && Math.abs(price - row.close()) <= GIVES_BACK
                && row.close() >= chain.bid(column)
                && row.close() <= chain.ask(column);
    }

    @Test
    void shouldGiveParityForwardsNearTheFilesForward() throws IOException {
        LeanUniverse universe = new LeanUniverse(SharedData.file("lean/option/usa/universes/goog/20151224.csv"));
        ChainMarket market = market(universe);
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < market.underlying().chainCount(); i++) {
            ChainState chain = market.chain(i);
            double model = universe.spot * Math.exp((LeanUniverse.RATE - LeanUniverse.DIVIDEND) * chain.tau);
            if (chain.tau < 0.25) {
                errors.add(Math.abs(chain.forward / model - 1));
            }
        }
        check("forward up to 3 months, relative", quantile(errors, 1), 1e-3, errors.size());
    }

    private static ChainState chain(ChainMarket market, LocalDate expiry) {
        int i = 0;
        while (market.chain(i).expiryTime() != expiryTime(expiry)) {
            i++;
        }
        return market.chain(i);
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }

    private static void check(String quantity, double error, double tolerance, int cases) {
        ReferenceReport.check("chain metrics", FILE, quantity, error, tolerance, cases);
    }
}
