package io.strikeiq.core.learning;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/** The kinds of signal of all engines, numbered through. */
final class SignalKinds {
    private final String[] names;
    /** By engine: its kinds, as it declared them once. */
    private final SignalType[][] types;

    private final int engines;
    /** By engine: number of its first kind. */
    private final int[] first;

    private final boolean[] directional;
    /** By kind: the cell of its engine, those of signals with a direction first. */
    private final int[] parents;

    SignalKinds(List<EngineDefinition> definitions) {
        engines = definitions.size();
        names = definitions.stream().map(EngineDefinition::name).toArray(String[]::new);
        types = definitions.stream()
                .map(definition -> definition.signals().toArray(SignalType[]::new))
                .toArray(SignalType[][]::new);
        first = new int[engines];
        int count = 0;
        for (int i = 0; i < engines; i++) {
            first[i] = count;
            count += definitions.get(i).signals().size();
        }
        directional = new boolean[count];
        parents = new int[count];
        for (int i = 0; i < engines; i++) {
            for (SignalType type : definitions.get(i).signals()) {
                int kind = first[i] + type.index();
                directional[kind] = type.direction() != Direction.NONE;
                parents[kind] = (directional[kind] ? 0 : engines) + i;
            }
        }
    }

    /** Position of an engine, −1 where there is none of the name. */
    int engineOf(String name) {
        for (int i = 0; i < engines; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Position of a kind of signal in its engine, −1 where there is none of the name. */
    int typeOf(int engine, String name) {
        for (int i = 0; i < types[engine].length; i++) {
            if (types[engine][i].name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    SignalType type(int engine, int type) {
        return types[engine][type];
    }

    int engines() {
        return engines;
    }

    int count() {
        return parents.length;
    }

    int of(int engine, int type) {
        return first[engine] + type;
    }

    boolean isDirectional(int kind) {
        return directional[kind];
    }

    int[] parents() {
        return parents;
    }
}
