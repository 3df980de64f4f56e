package io.strikeiq.service.imports.nse;

import io.strikeiq.core.instrument.LotSizes;
import io.strikeiq.service.calendar.TradingCalendar;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;

/** Dated terms of NSE's index options: lots, and the days of weekly expiry while these were Thursdays. */
final class NseContracts {
    private record Weeklies(LocalDate first, LocalDate last) {}

    /** From the start of weekly options to the last Thursday expiry before the day was changed. */
    private static final Map<String, Weeklies> THURSDAYS = Map.of(
            "NIFTY", new Weeklies(LocalDate.of(2019, 2, 11), LocalDate.of(2025, 8, 28)),
            "BANKNIFTY", new Weeklies(LocalDate.of(2016, 5, 27), LocalDate.of(2023, 8, 31)));

    private final LotSizes lots = new LotSizes()
            .with("NIFTY", LocalDate.of(2015, 10, 30), 75)
            .with("NIFTY", LocalDate.of(2021, 7, 30), 50)
            .with("NIFTY", LocalDate.of(2024, 4, 26), 25)
            .with("NIFTY", LocalDate.of(2024, 11, 20), 75)
            .with("NIFTY", LocalDate.of(2025, 12, 30), 65)
            .with("BANKNIFTY", LocalDate.of(2018, 10, 26), 20)
            .with("BANKNIFTY", LocalDate.of(2020, 7, 31), 25)
            .with("BANKNIFTY", LocalDate.of(2023, 7, 1), 15)
            .with("BANKNIFTY", LocalDate.of(2024, 11, 20), 30)
            .with("BANKNIFTY", LocalDate.of(2025, 7, 1), 35)
            .with("BANKNIFTY", LocalDate.of(2025, 12, 31), 30);

    private final TradingCalendar calendar;

    NseContracts(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Units of the underlying in one contract on a day.
     *
     * @throws UserException when it is not known
     */
    double lot(String symbol, LocalDate day) {
        try {
            return lots.on(symbol, day);
        } catch (IllegalArgumentException e) {
            throw new UserException(ExitCode.FAILURE, e.getMessage(), e);
        }
    }

    /** The nearest expiry on or after a day; empty when weekly expiries of the symbol were not on Thursdays then. */
    Optional<LocalDate> nearestExpiry(String symbol, LocalDate day) {
        Weeklies weeklies = THURSDAYS.get(symbol);
        if (weeklies == null || day.isBefore(weeklies.first()) || day.isAfter(weeklies.last())) {
            return Optional.empty();
        }
        LocalDate thursday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
        LocalDate expiry = calendar.onOrBefore(thursday);
        return Optional.of(expiry.isBefore(day) ? calendar.onOrBefore(thursday.plusWeeks(1)) : expiry);
    }
}
