package io.strikeiq.service.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/** One page of a Chromium without a window, driven by its DevTools protocol over the JDK's WebSocket. */
public final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked;
    private final List<String> errors;
    private final AtomicInteger last = new AtomicInteger();

    private Browser(
            Process process, WebSocket socket, Map<Integer, CompletableFuture<JsonNode>> asked, List<String> errors) {
        this.process = process;
        this.socket = socket;
        this.asked = asked;
        this.errors = errors;
    }

    /** The program of a browser on this machine, if there is one. */
    public static Optional<Path> program() {
        List<Path> found = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            for (String name : NAMES) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    found.add(program);
                }
            }
        }
        return found.stream().findFirst();
    }

    /**
     * Starts a browser with an empty page; the test is skipped where that does not come to be, such as for want of a library, or
     * since the browser may not write to the folder.
     *
     * @param folder of its own, for its profile
     */
    public static Browser start(Path program, Path folder, int width, int height) throws Exception {
        Path log = folder.resolve("browser.log");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--hide-scrollbars",
                        "--force-color-profile=srgb",
                        "--window-size=" + width + "," + height,
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Path portFile = folder.resolve("profile/DevToolsActivePort");
            comes(() -> hasLine(portFile) || !process.isAlive());
            Assumptions.assumeTrue(hasLine(portFile), () -> "no browser: " + program + " does not start here");
            String port = Files.readAllLines(portFile).get(0);
            return connect(process, port);
        } catch (Exception | AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static boolean hasLine(Path file) {
        try {
            return Files.exists(file) && Files.readAllLines(file).size() >= 2;
        } catch (IOException e) {
            return false;
        }
    }

    private static Browser connect(Process process, String port) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String targets = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        String address = "";
        for (JsonNode each : JSON.readTree(targets)) {
            if (each.get("type").textValue().equals("page")) {
                address = each.get("webSocketDebuggerUrl").textValue();
            }
        }
        Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
        List<String> errors = new CopyOnWriteArrayList<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Answers(asked, errors))
                .join();
        Browser browser = new Browser(process, socket, asked, errors);
        for (String domain : List.of("Page", "Runtime", "Log")) {
            browser.call(domain + ".enable", Map.of());
        }
        return browser;
    }

    /** Puts messages together and gives them to who waits. */
    private static final class Answers implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> asked;
        private final List<String> errors;
        private final StringBuilder text = new StringBuilder();

        Answers(Map<Integer, CompletableFuture<JsonNode>> asked, List<String> errors) {
            this.asked = asked;
            this.errors = errors;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                String message = text.toString();
                text.setLength(0);
                take(message);
            }
            from.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode node = JSON.readTree(message);
                if (node.has("id")) {
                    asked.remove(node.get("id").intValue()).complete(node);
                    return;
                }
                String method = node.path("method").textValue();
                JsonNode params = node.path("params");
                boolean isError = method.equals("Runtime.exceptionThrown")
                        || (method.equals("Runtime.consoleAPICalled")
                                && params.path("type").textValue().equals("error"))
                        || (method.equals("Log.entryAdded")
                                && params.at("/entry/level").textValue().equals("error"));
                if (isError) {
                    errors.add(params.toString());
                }
            } catch (IOException e) {
                errors.add(message);
            }
        }
    }

    /** Calls a method of the protocol and waits for its result. */
    public JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int id = last.incrementAndGet();
        ObjectNode message = JSON.createObjectNode();
        message.put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode result = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (result.has("error")) {
            throw new AssertionError(method + ": " + result.get("error"));
        }
        return result.get("result");
    }

    /** Loads a page. */
    public void open(String address) throws Exception {
        call("Page.navigate", Map.of("url", address));
    }

    /** The value of an expression in the page, a promise awaited. */
    public JsonNode value(String expression) throws Exception {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression.substring(0, Math.min(200, expression.length())) + ": "
                    + result.get("exceptionDetails"));
        }
        return result.at("/result/value");
    }

    /** Waits until an expression is true in the page. */
    public void awaitTrue(String expression) {
        boolean isTrue = comes(() -> {
            try {
                return value(expression).booleanValue();
            } catch (Exception | AssertionError e) {
                return false;
            }
        });
        if (!isTrue) {
            throw new AssertionError("waited in vain for " + expression);
        }
    }

    /** False when it does not come to be. */
    private static boolean comes(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }

    /** Sets the size of the page, and whether the user prefers a dark one. */
    public void look(int width, int height, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /**
     * Presses a key, as {@code Tab}.
     *
     * @param text what it writes, empty for nothing
     */
    public void press(String key, int code, String text) throws Exception {
        Map<String, Object> pressed =
                Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", code, "text", text);
        call("Input.dispatchKeyEvent", pressed);
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    /** The page as a PNG. */
    public byte[] screenshot() throws Exception {
        String data = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .textValue();
        return Base64.getDecoder().decode(data.getBytes(StandardCharsets.US_ASCII));
    }

    /** What the console of the page calls an error, and exceptions that nobody caught. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** With all its parts, which write to its folder too. */
    @Override
    public void close() {
        List<ProcessHandle> parts = process.descendants().toList();
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            parts.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
