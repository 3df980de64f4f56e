package io.strikeiq.venue.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    void shouldNotShowThePasswordOfAKeystore() {
        assertEquals("Keystore[file=a.p12]", new TlsKeys.Keystore(Path.of("a.p12"), "secret").toString());
    }
}
