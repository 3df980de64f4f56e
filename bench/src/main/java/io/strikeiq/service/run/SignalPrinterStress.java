package io.strikeiq.service.run;

import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.service.config.ConsoleSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** Console lines, between the drain that queues them and the printer's own thread. */
@JCStressTest
@Outcome(id = "4", expect = Expect.ACCEPTABLE, desc = "the date and all lines are printed when it is closed")
@Outcome(expect = Expect.FORBIDDEN, desc = "a line lost or doubled")
@State
public class SignalPrinterStress {
    private static final int RATE = 5;
    private final StringWriter shown = new StringWriter();
    private final Signal signal = new Pool<>(2, 0, Signal::new).claim();

    /** A signal to print. */
    public SignalPrinterStress() {
        signal.underlying = "SIMA";
        signal.type = new SignalType(0, "WIDE_SPREAD", Direction.NONE, "the spread is back to normal");
        signal.direction = Direction.NONE;
    }

    /** Shows three signals and closes, while the printer prints. */
    @Actor
    public void drain(J_Result result) {
        try (SignalPrinter printer = new SignalPrinter(
                OutboundDrain.NONE,
                new PrintWriter(shown),
                new ConsoleSettings(RATE, true, ZoneOffset.UTC),
                -1,
                () -> 0)) {
            printer.onSignal(signal);
            printer.onSignal(signal);
            printer.onSignal(signal);
        }
        result.r1 = shown.toString().lines().count();
    }
}
