package io.strikeiq.service.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Weekday trading holidays of the capital and derivatives markets of NSE, from its yearly circulars. An evening session on Diwali (Muhurat)
 * does not make a trading day.
 */
final class NseDays implements TradingCalendar.SpecialDays {
    /** By year, as month and day. */
    private static final Map<Integer, String> HOLIDAYS = new TreeMap<>(Map.of(
            2018, "0126 0213 0302 0329 0330 0501 0815 0822 0913 0920 1002 1018 1107 1108 1123 1225",
            2019, "0304 0321 0417 0419 0429 0501 0605 0812 0815 0902 0910 1002 1008 1021 1028 1112 1225",
            2020, "0221 0310 0402 0406 0410 0414 0501 0525 1002 1116 1130 1225",
            2021, "0126 0311 0329 0402 0414 0421 0513 0721 0819 0910 1015 1104 1105 1119",
            2022, "0126 0301 0318 0414 0415 0503 0809 0815 0831 1005 1024 1026 1108",
            2023, "0126 0307 0330 0404 0407 0414 0501 0629 0815 0919 1002 1024 1114 1127 1225",
            2024, "0122 0126 0308 0325 0329 0411 0417 0501 0520 0617 0717 0815 1002 1101 1115 1120 1225",
            2025, "0226 0314 0331 0410 0414 0418 0501 0815 0827 1002 1021 1022 1105 1225"));

    private final Set<LocalDate> holidays = new HashSet<>();

    NseDays() {
        HOLIDAYS.forEach((year, days) -> {
            for (String day : days.split(" ", -1)) {
                holidays.add(
                        LocalDate.of(year, Integer.parseInt(day.substring(0, 2)), Integer.parseInt(day.substring(2))));
            }
        });
    }

    @Override
    public boolean isHoliday(LocalDate weekday) {
        if (!HOLIDAYS.containsKey(weekday.getYear())) {
            throw new UnknownYearException(
                    "no NSE holidays for " + weekday.getYear() + "; known years: " + HOLIDAYS.keySet());
        }
        return holidays.contains(weekday);
    }

    @Override
    public boolean isShortened(LocalDate weekday) {
        return false;
    }
}
