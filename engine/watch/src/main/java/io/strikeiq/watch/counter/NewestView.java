package io.strikeiq.watch.counter;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The counters as they were last written, read from their file once for each time that they were; for any thread. */
public final class NewestView implements Supplier<CounterView> {
    private final Path folder;
    private final LongSupplier beatAt;
    private CounterView last;

    /**
     * @param folder the data folder
     * @param beatAt when the values were last written
     */
    public NewestView(Path folder, LongSupplier beatAt) {
        this.folder = folder;
        this.beatAt = beatAt;
    }

    @Override
    public synchronized CounterView get() {
        if (last == null || last.beatAt() != beatAt.getAsLong()) {
            last = CounterView.read(folder).orElseThrow();
        }
        return last;
    }
}
