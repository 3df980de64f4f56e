package io.strikeiq.service.command;

import io.strikeiq.service.run.WallClock;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the parts of commands, those that ask for the time of day with the clock of the program. */
public final class CommandFactory implements IFactory {
    private final WallClock clock;

    public CommandFactory(WallClock clock) {
        this.clock = clock;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Object dated = dated(type);
        return dated == null ? CommandLine.defaultFactory().create(type) : type.cast(dated);
    }

    private Object dated(Class<?> type) {
        if (type == JournalCommand.class) {
            return new JournalCommand(clock);
        }
        if (type == LearnCommand.class) {
            return new LearnCommand(clock);
        }
        if (type == ImportFormatList.class) {
            return new ImportFormatList(clock);
        }
        if (type == LearnRollbackCommand.class) {
            return new LearnRollbackCommand(clock);
        }
        if (type == LearnResetCommand.class) {
            return new LearnResetCommand(clock);
        }
        if (type == LearnPromoteCommand.class) {
            return new LearnPromoteCommand(clock);
        }
        return type == ImportOptions.class ? new ImportOptions(clock) : null;
    }
}
