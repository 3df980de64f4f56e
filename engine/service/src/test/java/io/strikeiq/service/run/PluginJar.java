package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A jar with one engine, made from its source. */
final class PluginJar {
    private PluginJar() {}

    /** Compiles a definition and gives the folder of plugins that holds it. */
    static Path make(Path folder, String name, String code) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".java"), code);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), "-proc:none", "-cp", classPath, source.toString());
        assertEquals(0, result, "javac");
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        try (OutputStream out = Files.newOutputStream(plugins.resolve(name + ".jar"));
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("META-INF/services/io.strikeiq.core.engine.EngineDefinition"));
            entries.write((name + "\n").getBytes(StandardCharsets.UTF_8));
            entries.putNextEntry(new JarEntry(name + ".class"));
            entries.write(Files.readAllBytes(folder.resolve(name + ".class")));
        }
        return plugins;
    }
}
