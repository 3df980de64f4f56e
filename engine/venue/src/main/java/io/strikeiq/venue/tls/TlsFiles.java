package io.strikeiq.venue.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
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
        InputStream in = new ByteArrayInputStream(read("truststore", truststore));
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + store.size(), each);
            }
            if (store.size() == 0) {
                throw new IOException("truststore " + truststore + " holds no certificate in PEM form");
            }
            return store;
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
        KeyStore store = unlocked(keystore, read("keystore", keystore), password);
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return store;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("keystore " + keystore + " cannot be read: " + e.getMessage(), e);
        }
        throw new IOException("keystore " + keystore + " holds no private key");
    }

    /** Says nothing of what the reader of keystores says, which may be of the password. */
    private static KeyStore unlocked(Path keystore, byte[] bytes, String password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KEYSTORE);
            store.load(new ByteArrayInputStream(bytes), password.toCharArray());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException("keystore " + keystore + " is no PKCS #12 file, or keystorePassword is another");
        }
    }

    /** All of a file, before anything is made of it: that it cannot be read is another fault than that it is of another kind. */
    private static byte[] read(String kind, Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(kind + " " + file + ": no such file");
        } catch (AccessDeniedException e) {
            throw new IOException(kind + " " + file + ": this user may not read it");
        } catch (IOException e) {
            throw new IOException(kind + " " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
