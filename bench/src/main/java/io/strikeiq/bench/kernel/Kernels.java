package io.strikeiq.bench.kernel;

import io.strikeiq.core.metrics.gamma.ChainBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kernels in the order of the table. */
final class Kernels {
    static final String IMPLIED = "PricingBenchmark.impliedVolatility";
    static final String IMPLIED_STRATA = "PricingBenchmark.impliedVolatilityStrata";
    static final String IMPLIED_FINMATH = "PricingBenchmark.impliedVolatilityFinmath";
    static final String ALL_GREEKS = "PricingBenchmark.allGreeks";
    static final String REVALUATION = "StripBenchmark.revaluation";
    static final String CHAIN_OF_35 = "StripBenchmark.chainOfThirtyFive";
    static final String QUOTE_TICK = "TickBenchmark.quoteTick:";
    static final String QUOTE_TICK_AT_ONE_INSTANT = "TickBenchmark.quoteTickAtOneInstant:";
    static final String APPEND = "JournalBenchmark.append";
    static final String APPEND_CHRONICLE = "JournalBenchmark.appendChronicle";
    static final String BARE = "PipelineBenchmark.session:BARE";
    static final String ENGINES_OFF = "PipelineBenchmark.session:ENGINES_OFF";

    private static final List<String> ENGINES = List.of(
            "liquidity",
            "stop_hunt",
            "smart_money",
            "gamma_squeeze",
            "options_trap",
            "liquidity_vacuum",
            "dealer_gamma",
            "formula");

    private Kernels() {}

    /** Every kernel. */
    static List<Kernel> all() {
        List<Kernel> kernels = new ArrayList<>(pricing());
        kernels.addAll(chains());
        kernels.addAll(ticks());
        kernels.addAll(paths());
        return List.copyOf(kernels);
    }

    /** The kernels whose label or benchmark, or one of whose baselines, a pattern finds. */
    static List<Kernel> matching(Pattern pattern) {
        return all().stream()
                .filter(kernel ->
                        names(kernel).anyMatch(name -> pattern.matcher(name).find()))
                .toList();
    }

    private static Stream<String> names(Kernel kernel) {
        return Stream.concat(
                Stream.of(kernel.label(), kernel.benchmark()),
                kernel.beside().stream().map(Kernel.Baseline::benchmark));
    }

    private static List<Kernel> pricing() {
        return List.of(
                new Kernel("normal CDF", "PricingBenchmark.normalCdf")
                        .beside("Strata", "PricingBenchmark.normalCdfStrata"),
                new Kernel("Black-76 price", "PricingBenchmark.price").beside("Strata", "PricingBenchmark.priceStrata"),
                new Kernel("all greeks of one option", ALL_GREEKS)
                        .beside("Strata", "PricingBenchmark.allGreeksStrata")
                        .beside("finmath-lib", "PricingBenchmark.allGreeksFinmath"),
                new Kernel("implied volatility", IMPLIED)
                        .beside("Strata", IMPLIED_STRATA)
                        .beside("finmath-lib", IMPLIED_FINMATH),
                new Kernel("35 options: volatility, greeks", CHAIN_OF_35)
                        .beside("Strata", "StripBenchmark.chainOfThirtyFiveStrata"),
                new Kernel("the same, option by option", "StripBenchmark.chainOfThirtyFiveOneByOne"),
                new Kernel("revaluation of a chain, per option", REVALUATION)
                        .beside("price and gamma, scalar", "StripBenchmark.revaluationScalar"));
    }

    private static List<Kernel> chains() {
        String options = ", " + ChainBenchmark.OPTIONS + " options";
        return List.of(
                new Kernel("forward by parity", "ChainBenchmark.forward"),
                new Kernel("reprice after a move" + options, "ChainBenchmark.reprice"),
                new Kernel("GEX profile and walls" + options, "ChainBenchmark.gex"),
                new Kernel("zero gamma" + options, "ChainBenchmark.zeroGamma"),
                new Kernel("zero gamma, roots followed" + options, "ChainBenchmark.zeroGammaFollowed"),
                new Kernel("RSI, ATR, EMA of a bar", "IndicatorBenchmark.bar")
                        .beside("ta4j", "IndicatorBenchmark.barTa4j"));
    }

    private static List<Kernel> ticks() {
        List<Kernel> kernels = new ArrayList<>();
        for (String contracts : List.of("50", "200", "1000", "5000")) {
            kernels.add(new Kernel("quote tick, one instant, " + contracts, QUOTE_TICK_AT_ONE_INSTANT + contracts));
            kernels.add(new Kernel("quote tick, 10,000/s, " + contracts, QUOTE_TICK + contracts));
            kernels.add(new Kernel("spot tick, 10,000/s, " + contracts, "TickBenchmark.spotTick:" + contracts));
        }
        for (String days : List.of("1", "30", "365")) {
            kernels.add(new Kernel("a minute after " + days + " daily expiries", "MinuteBenchmark.minute:" + days));
        }
        for (String engine : ENGINES) {
            kernels.add(new Kernel("engine " + engine, "EngineBenchmark.onTick:" + engine));
        }
        return kernels;
    }

    private static List<Kernel> paths() {
        return List.of(
                new Kernel("slot publish", "RingBenchmark.slotPublish")
                        .beside("Disruptor, one number", "RingBenchmark.barePublish"),
                session("market state alone", "STATE_ONLY"),
                session("engines off", "ENGINES_OFF"),
                session("fused", "FUSED"),
                session("pipelined", "PIPELINED"),
                new Kernel("SBE encode of a quote", "EncodingBenchmark.encode"),
                new Kernel("the same with sequence and CRC", "EncodingBenchmark.encodeAndSeal"),
                new Kernel("journal append", APPEND)
                        .beside("Chronicle, same bytes", APPEND_CHRONICLE)
                        .beside("mapped file", "JournalBenchmark.appendMapped"),
                new Kernel("journal read", "JournalBenchmark.read")
                        .beside("Chronicle, same bytes", "JournalBenchmark.readChronicle"));
    }

    private static Kernel session(String label, String path) {
        return new Kernel("pipeline, " + label, "PipelineBenchmark.session:" + path).beside("bare Disruptor", BARE);
    }
}
