package io.strikeiq.feeds.websocket;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whom a connection trusts: the authorities of the JDK, or the certificates of a PEM file and nobody else; and the engine that
 * speaks TLS with them. The JDK's allocates some 1,300 bytes for each record that it reads, BoringSSL 40; where this platform has
 * no BoringSSL the JDK's it is.
 */
public final class TlsTrust {
    private static final String HOST_NAME_CHECK = "HTTPS";

    private TlsTrust() {}

    /** The engine of a client. */
    static SSLEngine engine(Endpoint endpoint) throws IOException {
        return engine(endpoint, OpenSsl.isAvailable());
    }

    static SSLEngine engine(Endpoint endpoint, boolean isNative) throws IOException {
        String host = endpoint.uri().getHost();
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(
                    endpoint.truststore().isEmpty()
                            ? null
                            : store(endpoint.truststore().get()));
            if (isNative) {
                return SslContextBuilder.forClient()
                        .sslProvider(SslProvider.OPENSSL)
                        .trustManager(trust(endpoint.truststore()))
                        .endpointIdentificationAlgorithm(HOST_NAME_CHECK)
                        .build()
                        .newEngine(UnpooledByteBufAllocator.DEFAULT, host, endpoint.port());
            }
            SSLEngine engine = context(endpoint.truststore()).createSSLEngine(host, endpoint.port());
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm(HOST_NAME_CHECK);
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** For connections that no WebSocket makes. */
    public static SSLContext context(Optional<Path> truststore) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(truststore).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static TrustManagerFactory trust(Optional<Path> truststore) throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(truststore.isEmpty() ? null : store(truststore.get()));
        return trust;
    }

    private static KeyStore store(Path truststore) throws IOException {
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
        } catch (GeneralSecurityException e) {
            throw new IOException("truststore " + truststore + " cannot be read: " + e.getMessage(), e);
        }
    }
}
