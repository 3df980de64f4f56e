package io.strikeiq.venue.tls;

import io.strikeiq.venue.yaml.Section;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys of TLS in any section of a config, each the same everywhere. Their files are read by {@link TlsFiles} when a connection is
 * made or a server starts: a config is also read where they are not, as where a recorded run is verified.
 */
public final class TlsKeys {
    /**
     * What a server shows.
     *
     * @param file PKCS #12 file with the key and its certificates
     * @param password of the file
     */
    public record Keystore(Path file, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Keystore[file=" + file + "]";
        }
    }

    private final Section section;
    private final Function<String, Optional<Path>> paths;

    /** Of a section whose relative paths are relative to the working directory. */
    public TlsKeys(Section section) {
        this(
                section,
                key -> Optional.of(section.path(key, Path.of("")))
                        .filter(path -> !path.toString().isEmpty()));
    }

    /** @param paths the path of a key, empty where there is none */
    public TlsKeys(Section section, Function<String, Optional<Path>> paths) {
        this.section = section;
        this.paths = paths;
    }

    /** Key {@code truststore} of a client: PEM file of certificates to trust in place of the authorities of the JDK. */
    public Optional<Path> truststore() {
        return paths.apply("truststore");
    }

    /** Keys {@code keystore} and {@code keystorePassword} of a server. */
    public Optional<Keystore> keystore() {
        Optional<Path> file = paths.apply("keystore");
        String password = section.secret("keystorePassword", "");
        return file.map(path -> new Keystore(path, password));
    }
}
