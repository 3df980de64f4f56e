package io.strikeiq.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.report.PercentilePlot.Line;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PercentilePlotTest {
    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static String points(Document svg, int polyline) {
        return ((Element) svg.getElementsByTagName("polyline").item(polyline)).getAttribute("points");
    }

    @Test
    void shouldPlaceValuesOnOneLogarithmicScale() throws Exception {
        String svg = new PercentilePlot("a < b & c")
                .panel(
                        "10/s",
                        List.of(new Line("bare", List.of(1000.0, 10000.0, 100000.0, 100000.0, 100000.0, 1000000.0))))
                .panel(
                        "20/s",
                        List.of(new Line(
                                "bare", List.of(1000000.0, 1000000.0, 1000000.0, 1000000.0, 1000000.0, 1000000.0))))
                .svg();
        Document document = parsed(svg);

        assertEquals(2, document.getElementsByTagName("polyline").getLength());
        List<String> first = List.of(points(document, 0).split(" ", -1));
        assertEquals(6, first.size());
        assertEquals("62.0,268.0", first.get(0), "1 us, the lowest decade, is the bottom");
        assertEquals("292.0,48.0", first.get(5), "1,000 us, the highest, is the top");
        assertTrue(points(document, 1).startsWith("330.0,48.0"), "the second panel stands beside the first");
    }

    @Test
    void shouldLeaveOutWhatIsUnknown() throws Exception {
        double nan = Double.NaN;
        String svg = new PercentilePlot("gaps")
                .panel("10/s", List.of(new Line("bare", List.of(nan, 10000.0, nan, 100000.0, 0.0, 1000000.0))))
                .svg();
        assertEquals(3, points(parsed(svg), 0).split(" ", -1).length);
        parsed(new PercentilePlot("nothing measured").panel("10/s", List.of()).svg());
    }
}
