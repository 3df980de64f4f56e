package io.strikeiq.venue.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {
    @TempDir
    private Path folder;

    private static String refusal(Path truststore) {
        return assertThrows(IOException.class, () -> TlsFiles.client(Optional.of(truststore)))
                .getMessage();
    }

    @Test
    void shouldTrustTheAuthoritiesOfTheJdkWhereNothingElseIsNamed() throws IOException {
        assertTrue(TlsFiles.trust(Optional.empty()).getTrustManagers().length > 0);
    }

    @Test
    void shouldNameATruststoreAndWhatIsWrongWithIt() throws IOException {
        Path none = folder.resolve("none.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");

        assertEquals("truststore " + none + ": no such file", refusal(none));
        assertEquals("truststore " + empty + " holds no certificate in PEM form", refusal(empty));
        assertTrue(refusal(text).startsWith("truststore " + text + " cannot be read: "), refusal(text));
    }

    @Test
    void shouldTellAKeystoreThatCannotBeReadFromOneThatIsOfAnotherKind() throws IOException {
        Path none = folder.resolve("none.p12");
        Path text = Files.writeString(folder.resolve("text.p12"), "no keystore");
        Path directory = Files.createDirectory(folder.resolve("directory.p12"));

        assertEquals("keystore " + none + ": no such file", keyRefusal(none));
        assertEquals("keystore " + text + " is no PKCS #12 file, or keystorePassword is another", keyRefusal(text));
        assertTrue(
                keyRefusal(directory).startsWith("keystore " + directory + " cannot be read: "), keyRefusal(directory));
        assertTrue(refusal(directory).startsWith("truststore " + directory + " cannot be read: "), refusal(directory));
    }

    @Test
    void shouldSayThatThisUserMayNotReadAKeystore() throws IOException {
        Path locked = Files.writeString(folder.resolve("locked.p12"), "keys");
        Files.setPosixFilePermissions(locked, Set.of());
        Assumptions.assumeFalse(Files.isReadable(locked), "root may read everything");

        assertEquals("keystore " + locked + ": this user may not read it", keyRefusal(locked));
        assertEquals("truststore " + locked + ": this user may not read it", refusal(locked));
    }

    private static String keyRefusal(Path keystore) {
        return assertThrows(IOException.class, () -> TlsFiles.keys(keystore, "secret"))
                .getMessage();
    }

    @Test
    void shouldNotShowThePasswordOfAKeystore() {
        assertEquals("Keystore[file=a.p12]", new TlsKeys.Keystore(Path.of("a.p12"), "secret").toString());
    }
}
