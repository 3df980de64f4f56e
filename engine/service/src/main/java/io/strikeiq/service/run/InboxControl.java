package io.strikeiq.service.run;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.watch.api.ApiException;
import io.strikeiq.watch.api.Control;
import io.strikeiq.watch.api.Question;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Changes of engines over the same inbox as those of the command, so that both are recorded as one. */
final class InboxControl implements Control {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private final Path dataFolder;
    private final EngineRegistry registry;

    InboxControl(Path dataFolder, EngineRegistry registry) {
        this.dataFolder = dataFolder;
        this.registry = registry;
    }

    @Override
    public void change(String engine, String change, String actor) {
        try {
            ControlRequest request = ControlRequest.parse(Question.shown(engine), Question.shown(change))
                    .by(actor);
            request.fill(new MarketEvent(), registry);
            ControlInbox.ask(dataFolder, request, PATIENCE);
        } catch (UserException e) {
            boolean isWrong = e.exitCode() == ExitCode.USAGE;
            throw new ApiException(
                    isWrong ? ApiException.WRONG : ApiException.AWAY,
                    isWrong ? e.getMessage() : "no live run takes changes");
        }
    }
}
