package io.strikeiq.venue;

import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OpenInterestUnit;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.venue.yaml.Problems;
import io.strikeiq.venue.yaml.Section;
import io.strikeiq.venue.yaml.StrictYaml;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a venue's file from top to bottom. */
final class VenueReader {
    private static final double MOST_UNITS = 1e9;
    private static final String OTHERS = "others";

    private final Fields fields;
    private final Section top;
    private final String name;
    private final String currency;
    private final TradingCalendar calendar;

    private VenueReader(Section top) {
        this.top = top;
        this.fields = new Fields(top);
        this.name = top.text("name", "");
        if (!name.matches("[A-Z0-9]{1,24}")) {
            top.wrong("name", "'" + name + "' must be 1 to 24 capital letters and digits");
        }
        this.currency = top.text("currency", "");
        this.calendar = new CalendarReader(top, name).read();
    }

    /**
     * Reads a text.
     *
     * @throws io.strikeiq.venue.yaml.StrictYamlException naming all that is wrong in it
     */
    static Venue read(String file, String text) {
        Problems problems = new Problems(file);
        Section top = StrictYaml.open(file, text, problems, value -> value);
        Venue venue = new VenueReader(top).venue();
        problems.check();
        return venue;
    }

    private Venue venue() {
        LocalTime dayMark = calendar.isAlwaysOpen() ? fields.time("dayMark", LocalTime.MIDNIGHT) : null;
        LocalTime expiryTime = fields.time("expiryTime", null);
        PremiumUnit premium = top.choice("premium", PremiumUnit.CURRENCY);
        OpenInterestUnit unit = top.choice("openInterest", OpenInterestUnit.UNDERLYING);
        Section all = top.section("products");
        Map<String, Product> products = new LinkedHashMap<>();
        Map<String, Section> sections = new LinkedHashMap<>();
        Product others = null;
        for (String symbol : List.copyOf(all.keys())) {
            sections.put(symbol, all.section(symbol));
            Product product = product(symbol, sections.get(symbol));
            if (symbol.equals(OTHERS)) {
                others = product;
            } else {
                products.put(symbol, product);
            }
        }
        if (products.isEmpty() && others == null) {
            top.wrong("products", "must name at least one product, or " + OTHERS);
        }
        products.values().forEach(product -> checkUnderlying(product, products, sections));
        top.finish();
        return new Venue(name, calendar, dayMark, expiryTime, premium, unit, products, others);
    }

    /** Where a product is on another's underlying, that one is its own. */
    private static void checkUnderlying(Product product, Map<String, Product> products, Map<String, Section> sections) {
        Product underlying = products.get(product.underlying());
        if (underlying == null || !underlying.series().isEmpty()) {
            String allowed = products.values().stream()
                    .filter(each -> each.series().isEmpty())
                    .map(Product::symbol)
                    .sorted()
                    .collect(Collectors.joining(", "));
            sections.get(product.symbol())
                    .wrong(
                            "underlying",
                            "'" + product.underlying() + "' is no product with an underlying of its own; allowed "
                                    + allowed);
        }
    }

    private Product product(String symbol, Section section) {
        String underlying = section.text("underlying", symbol);
        InstrumentKind kind = section.choice("kind", InstrumentKind.INDEX);
        double tick = tick(section, "tickSize");
        double optionTick = tick(section, "optionTickSize");
        ExerciseStyle exercise = section.choice("exercise", ExerciseStyle.EUROPEAN);
        Settlement settlement = section.choice("settlement", Settlement.CLOSE);
        TradingCalendar hours = new CalendarReader(section, name).hoursOf(calendar);
        ExpiryRules expiries = expiries(section.section("expiries"), hours);
        List<LotRule> lots = new ArrayList<>();
        for (Section rule : section.sections("lots")) {
            lots.add(lot(rule));
        }
        String money = section.text("currency", currency);
        section.finish();
        return new Product(
                name, symbol, underlying, kind, tick, optionTick, money, exercise, settlement, hours, expiries, lots);
    }

    private static double tick(Section section, String key) {
        return section.has(key) ? section.number(key, 1, 1e-12, 1e6, "") : Double.NaN;
    }

    private static ExpiryRules expiries(Section section, TradingCalendar calendar) {
        ExpiryRules rules = new ExpiryRules(weekdays(section, "weekly"), weekdays(section, "monthly"), calendar);
        section.finish();
        return rules;
    }

    private static List<ExpiryRules.Weekday> weekdays(Section section, String key) {
        List<ExpiryRules.Weekday> weekdays = new ArrayList<>();
        for (Section rule : section.sections(key)) {
            Fields fields = new Fields(rule);
            fields.weekday("day")
                    .ifPresent(day -> weekdays.add(new ExpiryRules.Weekday(
                            day, fields.range("scheduled"), fields.range("listed"), daysLater(rule))));
            rule.finish();
        }
        return weekdays;
    }

    private static int daysLater(Section rule) {
        return (int) rule.integer("holidayLater", 0, 0, 60);
    }

    private static LotRule lot(Section rule) {
        Fields fields = new Fields(rule);
        if (!rule.has("lot")) {
            rule.wrong("", "has no lot");
        }
        double lot = rule.number("lot", 1, 1e-9, MOST_UNITS, "units of the underlying");
        DateRange expiries = fields.range("expiries");
        DateRange days = fields.range("days");
        Set<ContractKind> contracts = fields.contracts("contracts");
        rule.text("source", "");
        rule.finish();
        return new LotRule(lot, expiries, days, contracts);
    }
}
