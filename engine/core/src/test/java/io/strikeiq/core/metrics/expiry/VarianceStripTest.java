package io.strikeiq.core.metrics.expiry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.chain.ChainMarket;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.QuoteFilter;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.testing.ReferenceReport;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked example of the Cboe VIX white paper of 2009: two expiries 9 and 37 days ahead, r = 0.38 %. */
class VarianceStripTest {
    private static final String PAPER = "Cboe VIX white paper 2009";
    private static final double RATE = 0.0038;
    private static final double[] DAYS = {9, 37};
    /** As the paper prints and uses them: days ÷ 365 to seven decimals. */
    private static final double[] TAUS = {0.0246575, 0.1013699};

    private static final double[] FORWARDS = {920.50005, 921.00039};
    private static final double[] VARIANCES = {0.4727679, 0.3668180};

    @Test
    void shouldGiveForwardsVariancesAndIndexOfTheWorkedExample() throws IOException {
        ChainMarket market = whitePaper(SharedData.file("reference/vix2009_options.csv"));
        QuoteFilter quotes = new QuoteFilter(ChainSettings.defaults());
        VarianceStrip strip = new VarianceStrip(quotes);
        double[] variance = new double[2];
        for (int i = 0; i < 2; i++) {
            ChainState chain = market.chain(i);
            double tau = TAUS[i];
            double forward = forward(chain, tau);
            variance[i] = strip.variance(chain, forward, RATE, tau, market.time);
            check("forward of expiry " + (i + 1), FORWARDS[i], forward, 5e-6);
            check("variance of expiry " + (i + 1), VARIANCES[i], variance[i], 5e-8);
        }
        double near = TAUS[0] * variance[0] * (DAYS[1] - 30) / (DAYS[1] - DAYS[0]);
        double next = TAUS[1] * variance[1] * (30 - DAYS[0]) / (DAYS[1] - DAYS[0]);
        check("index", 61.22, 100 * Math.sqrt((near + next) * 365 / 30), 0.005);
    }

    @Test
    void shouldBeUnknownWithoutTwoStrikesOnEachSide() {
        ChainMarket market = new ChainMarket(ChainSettings.defaults());
        long expiry = ChainMarket.START + 30 * ChainMarket.DAY;
        for (int strike = 90; strike <= 110; strike += 10) {
            market.quote(market.option(OptionRight.CALL, strike, expiry), 4.9, 5.1);
            market.quote(market.option(OptionRight.PUT, strike, expiry), 4.9, 5.1);
        }
        VarianceStrip strip = new VarianceStrip(new QuoteFilter(ChainSettings.defaults()));
        assertTrue(Double.isNaN(strip.variance(market.chain(0), 100, 0, 0.1, market.time)));
    }

    private static void check(String quantity, double expected, double actual, double tolerance) {
        ReferenceReport.check("chain metrics", PAPER, quantity, Math.abs(actual - expected), tolerance, 1);
    }

    private static ChainMarket whitePaper(Path file) throws IOException {
        ChainMarket market = new ChainMarket(ChainSettings.defaults(), InstrumentKind.INDEX, ChainMarket.START);
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            double[] fields = Arrays.stream(line.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            long expiry = ChainMarket.START + Math.round(fields[1] * ChainMarket.DAY);
            market.quote(market.option(OptionRight.CALL, fields[2], expiry), fields[3], fields[4]);
            market.quote(market.option(OptionRight.PUT, fields[2], expiry), fields[5], fields[6]);
        }
        return market;
    }

    /** The paper's own rule: parity at the strike with the smallest difference of call and put. */
    private static double forward(ChainState chain, double tau) {
        double least = Double.POSITIVE_INFINITY;
        double forward = Double.NaN;
        for (int row = 0; row < chain.rows(); row++) {
            double difference = chain.mid(2 * row) - chain.mid(2 * row + 1);
            if (Math.abs(difference) < least) {
                least = Math.abs(difference);
                forward = chain.strike(row) + Math.exp(RATE * tau) * difference;
            }
        }
        return forward;
    }
}
