package io.strikeiq.feeds.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server with a certificate of the tests' own, for localhost and 127.0.0.1. */
final class TlsServer {
    private TlsServer() {}

    static ScriptedServer of(ScriptedServer.Script script) throws IOException {
        return ScriptedServer.on(listen(), script);
    }

    private static ServerSocket listen() throws IOException {
        char[] password = "for-tests-only".toCharArray();
        try (InputStream in = TlsServer.class.getResourceAsStream("/tls/local.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Where a server is that is trusted. */
    static Endpoint trusted(String address, int largestMessage) {
        return new Endpoint(URI.create(address), Optional.of(certificate()), largestMessage);
    }

    private static Path certificate() {
        try {
            return Path.of(TlsServer.class.getResource("/tls/local.pem").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
