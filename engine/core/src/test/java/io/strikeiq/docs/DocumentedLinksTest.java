package io.strikeiq.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every relative link of every page leads to a file, or to a heading, that is there. */
class DocumentedLinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    @Test
    void shouldLeadEveryRelativeLinkToAFileOrAHeadingThatIsThere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : Repository.pages()) {
            List<String> lines = Repository.lines(page);
            for (int i = 0; i < lines.size(); i++) {
                Matcher link = LINK.matcher(lines.get(i));
                while (link.find()) {
                    links++;
                    if (!link.group(1).contains("://") && !leadsSomewhere(page, link.group(1))) {
                        broken.add(Repository.root().relativize(page) + ":" + (i + 1) + ": " + link.group(1));
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 20, "only " + links + " links found");
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0
                || Repository.lines(target).stream().anyMatch(line -> isHeading(line, link.substring(hash + 1)));
    }

    private static boolean isHeading(String line, String anchor) {
        if (!line.startsWith("#")) {
            return false;
        }
        String heading = line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT);
        return heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-').equals(anchor);
    }
}
