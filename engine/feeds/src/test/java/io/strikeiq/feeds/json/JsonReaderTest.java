package io.strikeiq.feeds.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.Allocation;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private final JsonReader reader = new JsonReader();

    private JsonReader open(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.open(bytes, 0, bytes.length);
        return reader;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "-1",
                "10",
                "2.2e3",
                "2.2E+3",
                "22e-1",
                "0.00002",
                "2.0e-5",
                "1e22",
                "1e23",
                "9007199254740993",
                "0.1",
                "120.74",
                "61800.20",
                "1626993723632",
                "5e-324",
                "1.7976931348623157e308",
                "0.30000000000000004",
                "123456789012345678901234567890",
                "0.000000000000000000000000000001234567890123456789",
                "100000000000000000000",
                "1.0000000000000000000000",
                "4.35",
                "-0.00025",
                "1E5"
            })
    void shouldReadAnyLegalNumberToTheNearestDouble(String text) {
        assertEquals(Double.parseDouble(text), open(text).number());
    }

    @Test
    void shouldReadRandomNumbersAsTheJdkDoes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50_000; i++) {
            double value = random.nextInt(3) == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : random.nextInt(10_000_000) / Math.pow(10, random.nextInt(9));
            if (Double.isFinite(value)) {
                String text = random.nextBoolean() ? Double.toString(value) : String.format(Locale.ROOT, "%.9f", value);
                assertEquals(Double.parseDouble(text), open(text).number(), text);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "01", "1.", ".5", "1e", "1e+", "+1", "x", "--1", "NaN", "Infinity"})
    void shouldRefuseWhatIsNoNumber(String text) {
        assertThrows(JsonException.class, () -> open(text).number());
    }

    @Test
    void shouldTakeAnUnknownNumberForNoneAndNeverForZero() {
        assertTrue(Double.isNaN(open("null").number()));
        assertTrue(Double.isNaN(open("\"\"").number()));
        assertTrue(Double.isNaN(open("1e999").number()));
        assertEquals(58710.20, open("\"58710.20\"").number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1626993723632", "1626993723632.0", "1.626993723632e12", "1626993723632000e-3"})
    void shouldReadAWholeNumberHoweverItIsWritten(String text) {
        assertEquals(1_626_993_723_632L, open(text).whole());
    }

    @Test
    void shouldPassOverFieldsThatNobodyAsksFor() {
        JsonNames names = JsonNames.of("price", "name");
        open(
                " { \"other\" : {\"a\":[1,{\"b\":\"}]\\\"\"}],\"c\":null}, \"price\" : 2.5 , \"x\":[],\"name\":\"n\\u00e9\\/\\n\" } ");
        reader.enterObject();
        double price = Double.NaN;
        String name = "";
        while (reader.nextField()) {
            switch (reader.field(names)) {
                case 0 -> price = reader.number();
                case 1 -> name = reader.string();
                default -> reader.skip();
            }
        }

        assertEquals(2.5, price);
        assertEquals("n\u00e9/\n", name);
        assertTrue(reader.isAtEnd());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1",
                "{\"a\"",
                "{\"a\":}",
                "{\"a\":1,,}",
                "{\"a\" 1}",
                "{a:1}",
                "{\"a\":\"x",
                "{\"a\":1]",
                "[1"
            })
    void shouldRefuseTextThatIsNoObjectOrEndsEarly(String text) {
        assertThrows(JsonException.class, () -> {
            open(text).enterObject();
            while (reader.nextField()) {
                reader.skip();
            }
        });
    }

    @Test
    void shouldFindByTheBytesOfANameWhatATableHas() {
        NameTable<String> table = new NameTable<>();
        for (int i = 0; i < 5_000; i++) {
            table.put("BTC-27MAR26-" + i + "-C", "value " + i);
        }
        table.put("BTC-27MAR26-7-C", null);
        open("[\"BTC-27MAR26-4999-C\",\"BTC-27MAR26-7-C\",\"BTC-27MAR26-5000-C\",\"BTC\\u002d27MAR26-1-C\"]")
                .enterArray();

        assertEquals("value 4999", nextText(table));
        assertNull(nextText(table));
        assertNull(nextText(table));
        assertEquals("value 1", nextText(table));
        assertFalse(reader.nextElement());
    }

    private String nextText(NameTable<String> table) {
        assertTrue(reader.nextElement());
        reader.text();
        return reader.get(table);
    }

    @Test
    void shouldAllocateNothingForNamesNumbersAndTexts() {
        byte[] bytes = "{\"a\":1.25e-3,\"name\":\"BTC\\u002dPERPETUAL\",\"c\":[1,2,{\"d\":null}],\"n\":1626993723632}"
                .getBytes(StandardCharsets.UTF_8);
        JsonNames names = JsonNames.of("a", "name", "n");
        NameTable<String> table = new NameTable<>();
        table.put("BTC-PERPETUAL", "x");
        double[] sum = new double[1];
        Runnable frames = () -> {
            for (int i = 0; i < 10_000; i++) {
                reader.open(bytes, 0, bytes.length);
                reader.enterObject();
                while (reader.nextField()) {
                    switch (reader.field(names)) {
                        case 0 -> sum[0] += reader.number();
                        case 1 -> {
                            reader.text();
                            sum[0] += reader.get(table) == null ? 0 : 1;
                        }
                        case 2 -> sum[0] += reader.whole();
                        default -> reader.skip();
                    }
                }
            }
        };

        assertEquals(0, Allocation.leastBytesOf(20, frames));
        assertTrue(sum[0] > 0);
    }

    @Test
    void shouldWriteWhatItReads() {
        JsonText text = new JsonText();
        text.object().name("a").array().value(1).value(2.5).value(Double.NaN).endArray();
        text.name("b")
                .object()
                .endObject()
                .name("c")
                .value("q\"\\\u0007")
                .name("d")
                .value(true)
                .endObject();

        assertEquals("{\"a\":[1,2.5,null],\"b\":{},\"c\":\"q\\\"\\\\\\u0007\",\"d\":true}", text.toString());
    }
}
