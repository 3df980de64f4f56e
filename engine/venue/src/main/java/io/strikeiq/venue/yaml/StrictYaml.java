package io.strikeiq.venue.yaml;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Opens a YAML text as a {@link Section}. */
public final class StrictYaml {
    private StrictYaml() {}

    /**
     * The top section of a text.
     *
     * @param name what messages call the file
     * @param problems takes what the getters of the section find wrong
     * @param expand replaces references to variables in values; throws IllegalArgumentException with a message for the user
     * @throws StrictYamlException when the text is no YAML
     */
    public static Section open(String name, String text, Problems problems, UnaryOperator<String> expand) {
        Node root = compose(name, text, problems);
        problems.check();
        return new Section("", root, Optional.empty(), problems, expand);
    }

    private static Node compose(String name, String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        try {
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark(), "YAML", String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add(Optional.empty(), "YAML", e.getMessage());
        } catch (StackOverflowError e) {
            problems.add(Optional.empty(), "YAML", "is nested too deeply");
        }
        return null;
    }
}
