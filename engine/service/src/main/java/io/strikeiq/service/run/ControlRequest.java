package io.strikeiq.service.run;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.learning.experience.ExperienceVersion;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.util.List;

/**
 * A change of one engine, or of the experience, that a person asks of a live run.
 *
 * @param engine name of the engine
 * @param code engine on, engine off, or a parameter
 * @param parameter name of the parameter, empty for on and off; of the experience why it is changed
 * @param value its value, in its own unit; 0 for on and off
 * @param actor who asks
 * @param version of the experience that is to hold from now on, null where an engine is changed
 */
public record ControlRequest(
        String engine, ControlCode code, String parameter, double value, String actor, String version) {
    /** Of the command. */
    private static final String COMMAND = "command";

    /** Of an engine. */
    public ControlRequest(String engine, ControlCode code, String parameter, double value, String actor) {
        this(engine, code, parameter, value, actor, null);
    }

    /**
     * Of the experience.
     *
     * @param cause {@code reset}, {@code rollback} or {@code promote}
     * @param version id of the version
     */
    static ControlRequest experience(String cause, String version) {
        return new ControlRequest("experience", ControlCode.PARAMETER, cause, 0, COMMAND, version);
    }

    /** As somebody else's. */
    public ControlRequest by(String other) {
        return new ControlRequest(engine, code, parameter, value, other, version);
    }

    /**
     * Reads what stands on the command line.
     *
     * @param change {@code on}, {@code off} or {@code PARAMETER=VALUE}
     * @throws UserException when it is none of these
     */
    public static ControlRequest parse(String engine, String change) {
        if (change.equals("on") || change.equals("off")) {
            return new ControlRequest(
                    engine, change.equals("on") ? ControlCode.ENGINE_ON : ControlCode.ENGINE_OFF, "", 0, COMMAND);
        }
        int equals = change.indexOf('=');
        if (equals <= 0) {
            throw new UserException(
                    ExitCode.USAGE, "'" + change + "' is no change of an engine; allowed on, off, PARAMETER=VALUE");
        }
        try {
            return new ControlRequest(
                    engine,
                    ControlCode.PARAMETER,
                    change.substring(0, equals),
                    Double.parseDouble(change.substring(equals + 1)),
                    COMMAND);
        } catch (NumberFormatException e) {
            throw new UserException(
                    ExitCode.USAGE, "'" + change.substring(equals + 1) + "' is not a number; allowed PARAMETER=VALUE");
        }
    }

    /** In words, as they stand on the command line. */
    String change() {
        if (version != null) {
            return parameter + " to " + version;
        }
        return switch (code) {
            case ENGINE_ON -> "on";
            case ENGINE_OFF -> "off";
            case PARAMETER -> parameter + "=" + value;
        };
    }

    /**
     * Makes a tick this request; its time is for the one who records it.
     *
     * @throws UserException when there is no such engine or parameter, or the value is out of its range
     */
    public MarketEvent fill(MarketEvent tick, EngineRegistry registry) {
        if (version != null) {
            return tick.asConfidence(0, -1, -1, Double.NaN, ExperienceVersion.number(version));
        }
        List<EngineDefinition> definitions = registry.definitions();
        List<String> names = definitions.stream().map(EngineDefinition::name).toList();
        int index = names.indexOf(engine);
        if (index < 0) {
            throw new UserException(
                    ExitCode.USAGE, "no engine is called '" + engine + "'; allowed " + String.join(", ", names));
        }
        if (code != ControlCode.PARAMETER) {
            return tick.asControl(0, code, index, -1, 0);
        }
        Parameter declared = declared(definitions.get(index));
        return tick.asControl(0, code, index, declared.index(), value);
    }

    private Parameter declared(EngineDefinition definition) {
        Parameter declared = definition.parameters().stream()
                .filter(each -> each.name().equals(parameter))
                .findFirst()
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE,
                        "engine " + engine + " has no parameter '" + parameter + "'; allowed "
                                + String.join(
                                        ", ",
                                        definition.parameters().stream()
                                                .map(Parameter::name)
                                                .toList())));
        if (!(value >= declared.minimum() && value <= declared.maximum())) {
            throw new UserException(
                    ExitCode.USAGE,
                    engine + "." + parameter + " = " + value + " is out of range; allowed " + declared.minimum()
                            + " to " + declared.maximum() + " " + declared.unit());
        }
        return declared;
    }
}
