package io.strikeiq.bench.kernel;

import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.MetricsSettings;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.StandardEngines;
import io.strikeiq.core.pipeline.StandardMetrics;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.signal.BarrierPrior;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per tick of a whole session at full speed: the bare ring, then all stages in either layout. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(1)
public class PipelineBenchmark {
    static final int TICKS = 200_000;
    private final RecordedTicks session = new RecordedTicks(TICKS);

    /** BARE is the baseline. */
    @Param({"BARE", "FUSED", "PIPELINED"})
    public String path;

    /** Plays the session once from an empty state. */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long session() {
        return path.equals("BARE") ? bare() : pipeline(Layout.valueOf(path));
    }

    private long bare() {
        try (BareRing ring = new BareRing(8_192, WaitMode.YIELDING, tick -> {})) {
            for (int i = 0; i < session.count(); i++) {
                ring.accept(session.get(i));
            }
            return ring.stop();
        }
    }

    private long pipeline(Layout layout) {
        PipelineSettings settings =
                PipelineSettings.defaults().withLayout(layout).withWaitMode(WaitMode.YIELDING);
        try (Pipeline pipeline = new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry(),
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                null)) {
            for (int i = 0; i < session.count(); i++) {
                pipeline.accept(session.get(i));
            }
            return pipeline.stop(60, TimeUnit.SECONDS).stateHash();
        }
    }
}
