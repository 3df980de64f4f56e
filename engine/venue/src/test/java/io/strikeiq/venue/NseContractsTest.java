package io.strikeiq.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NseContractsTest {
    /** Up to this day the recorded calendar has every expiry, later the ones that were listed then. */
    private static final LocalDate OBSERVED = LocalDate.of(2026, 7, 15);

    private final Venue nse = VenueFiles.shipped().venue("NSE");

    @ParameterizedTest(name = "{0} that expires on {1} has lots of {3} on {2}")
    @CsvSource({
        "NIFTY, 2024-11-28, 2024-11-25, 25",
        "NIFTY, 2021-07-29, 2021-07-26, 50",
        "NIFTY, 2024-12-26, 2024-12-20, 25",
        "BANKNIFTY, 2023-07-06, 2023-07-04, 25",
        "BANKNIFTY, 2024-11-27, 2024-11-25, 15",
        "NIFTY, 2025-12-30, 2025-12-30, 75",
        // The weekly contract that was new on 20 December 2024, and the monthly one that kept its lot.
        "NIFTY, 2025-01-02, 2024-12-20, 75",
        "NIFTY, 2025-01-30, 2025-01-29, 25",
        // On 26 April 2024 living contracts changed.
        "NIFTY, 2024-04-25, 2024-04-25, 50",
        "NIFTY, 2024-05-30, 2024-04-25, 50",
        "NIFTY, 2024-05-30, 2024-04-26, 25",
        // Quarterly contracts change in mid-life.
        "NIFTY, 2021-09-30, 2021-06-24, 75",
        "NIFTY, 2021-09-30, 2021-06-25, 50",
        "NIFTY, 2025-03-27, 2024-12-26, 25",
        "NIFTY, 2025-03-27, 2024-12-27, 75",
        "NIFTY, 2026-12-29, 2024-06-03, 25",
        "NIFTY, 2026-03-30, 2025-12-30, 75",
        "NIFTY, 2026-03-30, 2025-12-31, 65",
        "BANKNIFTY, 2025-03-27, 2024-12-24, 15",
        "BANKNIFTY, 2025-03-27, 2024-12-26, 30",
        "BANKNIFTY, 2025-09-25, 2025-04-24, 30",
        "BANKNIFTY, 2025-09-25, 2025-04-25, 35",
        "BANKNIFTY, 2023-09-28, 2023-06-29, 25",
        "BANKNIFTY, 2023-09-28, 2023-06-30, 15",
        // Weekly contracts of July 2020 and July 2023 kept the lot, the monthly one had the new one.
        "BANKNIFTY, 2020-07-23, 2020-07-23, 20",
        "BANKNIFTY, 2020-07-30, 2020-07-24, 25",
        "BANKNIFTY, 2023-07-20, 2023-07-20, 25",
        "BANKNIFTY, 2023-07-27, 2023-07-03, 15",
        "BANKNIFTY, 2025-06-26, 2025-06-26, 30",
        "BANKNIFTY, 2025-07-31, 2025-06-26, 35",
        "BANKNIFTY, 2026-01-27, 2025-12-29, 30",
        "BANKNIFTY, 2019-07-04, 2019-07-01, 20",
        "NIFTY, 2019-07-04, 2019-07-01, 75",
    })
    void shouldHaveTheLotOfTheContractOnThatDay(String symbol, LocalDate expiry, LocalDate day, double lot) {
        assertEquals(lot, nse.product(symbol).lot(expiry, day));
    }

    @Test
    void shouldRefuseAContractWhoseLotIsNotKnownAndSayWhereToAddIt() {
        VenueException refusal = assertThrows(
                VenueException.class,
                () -> nse.product("BANKNIFTY").lot(LocalDate.of(2018, 7, 5), LocalDate.of(2018, 7, 2)));
        assertEquals(
                "the lot of BANKNIFTY that expires on 2018-07-05 is not known for 2018-07-02: add it under"
                        + " products.BANKNIFTY.lots in venues/nse.yaml",
                refusal.getMessage());
        assertThrows(VenueException.class, () -> nse.product("FINNIFTY"));
    }

    @ParameterizedTest(name = "{0} on {1} expires next on {2}")
    @CsvSource({
        "NIFTY, 2019-01-02, 2019-01-31",
        "NIFTY, 2019-02-08, 2019-02-28",
        "NIFTY, 2019-02-11, 2019-02-14",
        "NIFTY, 2019-08-13, 2019-08-14",
        "NIFTY, 2019-08-15, 2019-08-22",
        "NIFTY, 2025-08-29, 2025-09-02",
        "NIFTY, 2025-10-20, 2025-10-20",
        "BANKNIFTY, 2019-01-02, 2019-01-03",
        "BANKNIFTY, 2023-09-01, 2023-09-06",
        "BANKNIFTY, 2023-09-25, 2023-09-28",
        "BANKNIFTY, 2024-11-14, 2024-11-27",
        "BANKNIFTY, 2024-12-02, 2024-12-24",
        "BANKNIFTY, 2026-03-04, 2026-03-30",
    })
    void shouldExpireOnTheWeekdayOfTheTimeOrTheTradingDayBeforeAHoliday(
            String symbol, LocalDate day, LocalDate expiry) {
        assertEquals(expiry, nse.product(symbol).nearestExpiry(day));
    }

    @Test
    void shouldSayThatTheExpiryOfATimeIsNotKnown() {
        VenueException refusal =
                assertThrows(VenueException.class, () -> nse.product("NIFTY").nearestExpiry(LocalDate.of(2016, 7, 1)));
        assertTrue(refusal.getMessage().contains("products.NIFTY.expiries in venues/nse.yaml"), refusal.getMessage());
    }

    @Test
    void shouldTradeOnBudgetSaturdaysAndOtherSessionsOnWeekends() {
        TradingCalendar calendar = nse.calendar();
        for (String day : List.of("2020-02-01", "2024-01-20", "2025-02-01", "2026-02-01")) {
            assertTrue(calendar.isTradingDay(LocalDate.parse(day)), day);
            assertEquals("09:15", calendar.hours(LocalDate.parse(day)).open().toString());
            assertEquals("15:30", calendar.hours(LocalDate.parse(day)).close().toString());
        }
        assertFalse(calendar.isTradingDay(LocalDate.parse("2025-02-08")));
    }

    @Test
    void shouldCloseOnTheHolidaysOf2019And2026() {
        TradingCalendar calendar = nse.calendar();
        assertEquals(17, closedWeekdays(calendar, 2019));
        assertEquals(16, closedWeekdays(calendar, 2026));
        assertFalse(calendar.isTradingDay(LocalDate.parse("2026-01-15")));
        assertThrows(VenueException.class, () -> calendar.isTradingDay(LocalDate.parse("2027-01-04")));
    }

    private static long closedWeekdays(TradingCalendar calendar, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .filter(day -> !calendar.isTradingDay(day))
                .count();
    }

    @Test
    void shouldHaveTheExpiriesAndLotsThatTheExchangeHadSince2021() throws IOException {
        JsonNode rows = new ObjectMapper()
                .readTree(SharedData.file("nse-rules/nse_actual_expiry_calendar.json")
                        .toFile())
                .path("rows");
        Product nifty = nse.product("NIFTY");
        LocalDate day = LocalDate.of(2021, 1, 1);
        for (JsonNode row : rows) {
            LocalDate expiry = LocalDate.parse(row.path("actual_expiry_date").asText());
            assertEquals(expiry, nifty.nearestExpiry(expiry), "on " + expiry);
            if (day.isBefore(OBSERVED)) {
                assertEquals(expiry, nifty.nearestExpiry(day), "on " + day);
            }
            assertEquals(row.path("market_lot").asDouble(), nifty.lot(expiry, expiry), expiry.toString());
            assertEquals(
                    row.path("expiry_type").asText().equals("weekly"),
                    nifty.expiries().kind(expiry) == ContractKind.WEEKLY,
                    expiry.toString());
            day = expiry.plusDays(1);
        }
        assertEquals(296, rows.size());
    }

    @Test
    void shouldHaveTheLotsOfTheExchangesOwnListOfMarch2026() throws IOException {
        Map<String, Integer> compared = new TreeMap<>();
        LocalDate day = LocalDate.of(2026, 3, 9);
        try (InputStream bytes =
                new GZIPInputStream(Files.newInputStream(SharedData.file("nse-instruments/NSE_2026-03-09.json.gz")))) {
            for (JsonNode row : new ObjectMapper().readTree(bytes)) {
                String symbol = row.path("asset_symbol").asText();
                boolean option =
                        List.of("CE", "PE").contains(row.path("instrument_type").asText())
                                && row.path("segment").asText().equals("NSE_FO");
                if (option && (symbol.equals("NIFTY") || symbol.equals("BANKNIFTY"))) {
                    LocalDate expiry = Instant.ofEpochMilli(row.path("expiry").asLong())
                            .atZone(ZoneId.of("Asia/Kolkata"))
                            .toLocalDate();
                    Product product = nse.product(symbol);
                    assertEquals(row.path("lot_size").asDouble(), product.lot(expiry, day), symbol + " " + expiry);
                    // The list gives steps in paise.
                    assertEquals(row.path("tick_size").asDouble() / 100, product.optionTick());
                    compared.merge(symbol, 1, Integer::sum);
                }
            }
        }
        assertTrue(compared.size() == 2 && compared.values().stream().allMatch(n -> n > 500), compared.toString());
    }
}
