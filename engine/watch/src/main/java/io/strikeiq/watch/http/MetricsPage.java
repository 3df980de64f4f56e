package io.strikeiq.watch.http;

import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.ready.Check;
import io.strikeiq.watch.ready.Readiness;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpStatus;

/** The counters as text, made once for each time that they were written, however often it is asked for; for any thread. */
final class MetricsPage {
    private final Map<String, Made> byType = new ConcurrentHashMap<>();

    /** Of which values a text was made: whether a check passes may change while a process that hangs writes none. */
    private record Made(long beatAt, List<Boolean> passes, Reply reply) {
        boolean isOf(CounterView now, List<Boolean> passing) {
            return beatAt == now.beatAt() && passes.equals(passing);
        }
    }

    /** @param accept what the client accepts, null for anything */
    Reply reply(String accept, CounterView counters, Readiness readiness) {
        MetricsText text = MetricsText.accepted(accept == null ? null : accept.toLowerCase(Locale.ROOT));
        List<Boolean> passes = readiness.checks().stream().map(Check::passes).toList();
        Made made = byType.get(text.contentType());
        if (made == null || !made.isOf(counters, passes)) {
            byte[] body = text.write(counters, readiness);
            made = new Made(counters.beatAt(), passes, new Reply(HttpStatus.OK_200, text.contentType(), body));
            byType.put(text.contentType(), made);
        }
        return made.reply();
    }
}
