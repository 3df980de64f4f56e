package io.strikeiq.imports;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.Venue;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The instruments that an import has met. They are numbered as they are met; at the end dense ids are given: underlyings by symbol,
 * perpetuals, then options by expiry, product, strike and right.
 */
final class ImportedContracts {
    /**
     * An instrument.
     *
     * @param name of a perpetual beside its underlying, empty of others
     * @param expiry null of an underlying and a perpetual
     */
    record Contract(
            String product, String name, LocalDate expiry, double strike, OptionRight right, ExerciseStyle style) {
        static Contract underlying(String symbol) {
            return new Contract(symbol, "", null, Double.NaN, OptionRight.NONE, null);
        }

        static Contract perpetual(String product, String name) {
            return new Contract(product, name, null, Double.NaN, OptionRight.NONE, null);
        }

        static Contract option(
                String product, LocalDate expiry, double strike, OptionRight right, ExerciseStyle style) {
            return new Contract(product, "", expiry, strike, right, style);
        }

        boolean isOption() {
            return expiry != null;
        }

        boolean isPerpetual() {
            return !name.isEmpty();
        }
    }

    private record Series(String product, LocalDate expiry) {}

    /** Terms that hold from the first tick of a day on. */
    private record Change(long from, Instrument terms) {}

    private static final Comparator<Contract> DENSE = Comparator.comparing(Contract::isOption)
            .thenComparing(Contract::isPerpetual)
            .thenComparing(contract -> contract.isOption() ? contract.expiry() : LocalDate.MIN)
            .thenComparing(Contract::product)
            .thenComparingDouble(Contract::strike)
            .thenComparing(Contract::right);

    private final Venue venue;
    private final Map<Contract, Integer> numbers = new HashMap<>();
    private final List<Contract> contracts = new ArrayList<>();
    private final Map<Series, TreeMap<LocalDate, Double>> lots = new HashMap<>();
    /** Those with ticks, which alone are defined. */
    private final BitSet used = new BitSet();

    private final List<Integer> ids = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private int changed;

    ImportedContracts(Venue venue) {
        this.venue = venue;
    }

    /** Number of the underlying of a product. */
    int underlying(String product) {
        String symbol = venue.product(product).underlying();
        return number(Contract.underlying(symbol));
    }

    /**
     * Number of an option or a perpetual, whose underlying is met with it.
     *
     * @throws io.strikeiq.venue.VenueException when the venue's file does not know its product or day of expiry
     */
    int contract(Contract contract) {
        underlying(contract.product());
        if (contract.isOption() && !numbers.containsKey(contract)) {
            // A day that nanoseconds do not reach is refused here, by the row that names it.
            venue.expiryTime(venue.product(contract.product()), contract.expiry());
        }
        return number(contract);
    }

    private int number(Contract contract) {
        Integer known = numbers.putIfAbsent(contract, contracts.size());
        if (known != null) {
            return known;
        }
        contracts.add(contract);
        return contracts.size() - 1;
    }

    /** Notes that an instrument has a tick. */
    void use(int number) {
        used.set(number);
        used.set(underlyingOf(number));
    }

    Contract of(int number) {
        return contracts.get(number);
    }

    int underlyingOf(int number) {
        return underlying(contracts.get(number).product());
    }

    /**
     * Units of the underlying in one contract on a day, one for an underlying.
     *
     * @throws io.strikeiq.venue.VenueException when the venue's file does not know it
     */
    double lot(int number, LocalDate day) {
        Contract contract = contracts.get(number);
        if (!contract.isOption()) {
            return 1;
        }
        return lots.computeIfAbsent(new Series(contract.product(), contract.expiry()), series -> new TreeMap<>())
                .computeIfAbsent(day, each -> venue.product(contract.product()).lot(contract.expiry(), each));
    }

    /** Instant at which an option expires. */
    long expiryTime(int number) {
        Contract contract = contracts.get(number);
        return venue.expiryTime(venue.product(contract.product()), contract.expiry());
    }

    /** Numbers of the options with ticks. */
    List<Integer> options() {
        return used.stream()
                .filter(number -> contracts.get(number).isOption())
                .boxed()
                .toList();
    }

    /** Defines those with ticks at a time, with the lots of their first day. */
    void defineAll(long time, TickSink sink) {
        List<Contract> dense =
                used.stream().mapToObj(contracts::get).sorted(DENSE).toList();
        contracts.forEach(each -> ids.add(-1));
        for (int id = 0; id < dense.size(); id++) {
            ids.set(numbers.get(dense.get(id)), id);
        }
        MarketEvent tick = new MarketEvent();
        for (Contract contract : dense) {
            sink.accept(tick.asInstrument(terms(contract, firstLot(contract)), time));
        }
        for (Contract contract : dense) {
            addChanges(contract);
        }
        changes.sort(Comparator.comparingLong(Change::from)
                .thenComparingInt(change -> change.terms().id()));
    }

    private double firstLot(Contract contract) {
        return contract.isOption() ? lotsOf(contract).firstEntry().getValue() : 1;
    }

    private NavigableMap<LocalDate, Double> lotsOf(Contract contract) {
        TreeMap<LocalDate, Double> known = lots.get(new Series(contract.product(), contract.expiry()));
        if (known != null && !known.isEmpty()) {
            return known;
        }
        TreeMap<LocalDate, Double> atExpiry = new TreeMap<>();
        atExpiry.put(contract.expiry(), venue.product(contract.product()).lot(contract.expiry(), contract.expiry()));
        return atExpiry;
    }

    private void addChanges(Contract contract) {
        if (!contract.isOption()) {
            return;
        }
        double lot = firstLot(contract);
        for (Map.Entry<LocalDate, Double> day : lotsOf(contract).entrySet()) {
            if (day.getValue() != lot) {
                lot = day.getValue();
                long from = venue.calendar().at(day.getKey(), LocalTime.MIDNIGHT);
                changes.add(new Change(from, terms(contract, lot)));
            }
        }
    }

    /** Defines again, at the time of a tick, what has another lot from its day on. */
    void redefine(long time, TickSink sink) {
        while (changed < changes.size() && changes.get(changed).from() <= time) {
            sink.accept(new MarketEvent().asInstrument(changes.get(changed).terms(), time));
            changed++;
        }
    }

    /** The dense id, once all are defined. */
    int id(int number) {
        return ids.get(number);
    }

    private Instrument terms(Contract contract, double lot) {
        Product product = venue.product(contract.product());
        int id = ids.get(numbers.get(contract));
        if (contract.isPerpetual()) {
            return perpetual(id, contract, product);
        }
        if (!contract.isOption()) {
            return Instrument.underlying(
                            id, contract.product(), product.kind(), 1, product.tickSize(), product.currency())
                    .withVenue(venue.name());
        }
        return Instrument.option(
                        id,
                        name(contract),
                        ids.get(underlying(contract.product())),
                        contract.right(),
                        contract.strike(),
                        venue.expiryTime(product, contract.expiry()),
                        contract.style(),
                        lot,
                        product.optionTick(),
                        product.currency())
                .withVenue(venue.name())
                .withSeries(product.series())
                .withPremiumUnit(venue.premium());
    }

    /** Where premiums are in coin, a perpetual is inverse: its sizes are in currency. */
    private Instrument perpetual(int id, Contract contract, Product product) {
        return new Instrument(
                        id,
                        contract.name(),
                        InstrumentKind.PERPETUAL,
                        ids.get(underlying(contract.product())),
                        OptionRight.NONE,
                        Double.NaN,
                        Long.MAX_VALUE,
                        ExerciseStyle.EUROPEAN,
                        1,
                        Double.NaN,
                        product.currency(),
                        0)
                .withVenue(venue.name())
                .withPremiumUnit(venue.premium());
    }

    private static String name(Contract contract) {
        double strike = contract.strike();
        String price = strike == Math.rint(strike) ? Long.toString((long) strike) : Double.toString(strike);
        String side = contract.right() == OptionRight.CALL ? "C" : "P";
        return contract.product() + " " + contract.expiry() + " " + price + " " + side;
    }
}
