package io.strikeiq.watch.http;

import java.nio.file.Path;

/**
 * What a server shows who asks by TLS.
 *
 * @param keystore PKCS #12 file with the key and its certificates
 * @param password of the file
 */
public record TlsSettings(Path keystore, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "TlsSettings[keystore=" + keystore + "]";
    }
}
