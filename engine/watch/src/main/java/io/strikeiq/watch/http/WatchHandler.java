package io.strikeiq.watch.http;

import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.ready.Blindness;
import io.strikeiq.watch.ready.Readiness;
import io.strikeiq.watch.ready.ReadySettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what is asked for. */
final class WatchHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(WatchHandler.class);
    private final Guard guard;
    private final ReadySettings ready;
    private final Supplier<CounterView> counters;
    private final LongSupplier clock;
    private final ApiRequests api;
    private final PushRequests push;
    private final ControlRequests control;
    private final EventSink events;
    private final Page page = new Page();
    private final MetricsPage metrics = new MetricsPage();

    /**
     * @param api answers of the API, null for none
     * @param push events of subscribers, null for none
     * @param control takes changes of engines, null for none
     * @param events gets the requests that are denied
     */
    WatchHandler(
            Guard guard,
            ReadySettings ready,
            Supplier<CounterView> counters,
            LongSupplier clock,
            ApiRequests api,
            PushRequests push,
            ControlRequests control,
            EventSink events) {
        this.control = control;
        this.events = events;
        this.guard = guard;
        this.api = api;
        this.push = push;
        this.ready = ready;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        guard.allow(request, response);
        int denied = guard.denied(request);
        if (denied != 0) {
            Denials.say(LOG, events, request, denied);
            Reply.ofStatus(denied).send(response, callback);
        } else if (control != null && ControlRequests.takes(request) && !guard.isPreflight(request)) {
            control(request).send(response, callback);
        } else if (HttpMethod.GET.is(request.getMethod()) && push != null && push.takesEvents(request)) {
            push.events(request, response, callback);
        } else if (HttpMethod.GET.is(request.getMethod()) && api != null && isPage(request)) {
            page.send(response, callback);
        } else {
            reply(request).send(response, callback);
        }
        return true;
    }

    private Reply control(Request request) {
        if (HttpMethod.POST.is(request.getMethod()) && !control.isAllowed()) {
            Denials.say(LOG, events, request, HttpStatus.FORBIDDEN_403);
        }
        return control.reply(request);
    }

    private static boolean isPage(Request request) {
        return Request.getPathInContext(request).equals("/");
    }

    private Reply reply(Request request) {
        if (guard.isPreflight(request)) {
            return Reply.empty();
        }
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            return Reply.ofStatus(HttpStatus.METHOD_NOT_ALLOWED_405);
        }
        return switch (Request.getPathInContext(request)) {
            case "/health" -> health();
            case "/ready" -> ready();
            case "/metrics" -> metrics(request.getHeaders().get(HttpHeader.ACCEPT));
            case "/openapi.json" -> OpenApi.reply();
            default ->
                api != null && api.takes(request) ? api.reply(request) : Reply.ofStatus(HttpStatus.NOT_FOUND_404);
        };
    }

    /** That the process answers is all that it says. */
    private Reply health() {
        CounterView now = counters.get();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", "alive");
        body.put("version", now.program());
        body.put("run", now.runId());
        body.put("uptimeSeconds", (clock.getAsLong() - now.startedAt()) / 1_000_000_000L);
        return Reply.json(HttpStatus.OK_200, body);
    }

    private Reply ready() {
        CounterView now = counters.get();
        Readiness readiness = Readiness.of(now, ready, clock.getAsLong());
        List<Map<String, Object>> checks = readiness.checks().stream()
                .map(check -> {
                    Map<String, Object> each = new LinkedHashMap<>();
                    each.put("name", check.name());
                    each.put("passes", check.passes());
                    each.put("required", check.required());
                    each.put("figure", check.figure());
                    return each;
                })
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ready", readiness.isReady());
        body.put("countersAt", Instant.EPOCH.plusNanos(now.beatAt()));
        body.put("checks", checks);
        body.put("blind", Blindness.of(now).until());
        return Reply.json(readiness.isReady() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503, body);
    }

    private Reply metrics(String accept) {
        CounterView now = counters.get();
        return metrics.reply(accept, now, Readiness.of(now, ready, clock.getAsLong()));
    }
}
