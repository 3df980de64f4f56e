package io.strikeiq.feeds.websocket;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.strikeiq.venue.tls.TlsFiles;
import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * The engine that speaks TLS with the servers that a connection trusts, see {@link TlsFiles}. The JDK's allocates some 1,300 bytes for each record that it reads, BoringSSL 40; where this platform has
 * no BoringSSL the JDK's it is.
 */
final class TlsTrust {
    private static final String HOST_NAME_CHECK = "HTTPS";

    private TlsTrust() {}

    /** The engine of a client. */
    static SSLEngine engine(Endpoint endpoint) throws IOException {
        return engine(endpoint, OpenSsl.isAvailable());
    }

    static SSLEngine engine(Endpoint endpoint, boolean isNative) throws IOException {
        String host = endpoint.uri().getHost();
        if (isNative) {
            return SslContextBuilder.forClient()
                    .sslProvider(SslProvider.OPENSSL)
                    .protocols(TlsFiles.PROTOCOLS)
                    .trustManager(TlsFiles.trust(endpoint.truststore()))
                    .endpointIdentificationAlgorithm(HOST_NAME_CHECK)
                    .build()
                    .newEngine(UnpooledByteBufAllocator.DEFAULT, host, endpoint.port());
        }
        SSLEngine engine = TlsFiles.client(endpoint.truststore()).createSSLEngine(host, endpoint.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(TlsFiles.PROTOCOLS.toArray(new String[0]));
        parameters.setEndpointIdentificationAlgorithm(HOST_NAME_CHECK);
        engine.setSSLParameters(parameters);
        return engine;
    }
}
