package io.strikeiq.venue.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Reads the files of TLS: a truststore is a PEM file of the certificates that a client trusts, in place of the authorities of the
 * JDK; a keystore is the PKCS #12 file of a server's key. What is wrong with one is said here, in one way for all who use it.
 */
public final class TlsFiles {
    /** What clients and servers speak; older ones are broken. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private static final String KEYSTORE = "PKCS12";

    private TlsFiles() {}

    /**
     * What a client trusts.
     *
     * @param truststore empty for the authorities of the JDK
     * @throws IOException naming the file and what is wrong
     */
    public static TrustManagerFactory trust(Optional<Path> truststore) throws IOException {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(truststore.isEmpty() ? null : certificates(truststore.get()));
            return trust;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** The context of a client, as {@link #trust}. */
    public static SSLContext client(Optional<Path> truststore) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(truststore).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static KeyStore certificates(Path truststore) throws IOException {
        try (InputStream in = Files.newInputStream(truststore)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + store.size(), each);
            }
            if (store.size() == 0) {
                throw new IOException("truststore " + truststore + " holds no certificate in PEM form");
            }
            return store;
        } catch (NoSuchFileException e) {
            throw new IOException("truststore " + truststore + ": no such file");
        } catch (GeneralSecurityException e) {
            throw new IOException("truststore " + truststore + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * A server's key and its certificates.
     *
     * @throws IOException naming the file and what is wrong; never the password
     */
    public static KeyStore keys(Path keystore, String password) throws IOException {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore store = KeyStore.getInstance(KEYSTORE);
            store.load(in, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return store;
                }
            }
            throw new KeystoreException(keystore, "holds no private key");
        } catch (NoSuchFileException e) {
            throw new IOException("keystore " + keystore + ": no such file");
        } catch (KeystoreException e) {
            throw e;
        } catch (GeneralSecurityException | IOException e) {
            throw new KeystoreException(keystore, "is no PKCS #12 file, or keystorePassword is another");
        }
    }

    /** What is wrong with a keystore, without what its reader says. */
    private static final class KeystoreException extends IOException {
        private static final long serialVersionUID = 1L;

        KeystoreException(Path keystore, String what) {
            super("keystore " + keystore + " " + what);
        }
    }
}
