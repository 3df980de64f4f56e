/**
 * WebSocket connections (RFC 6455) over a socket of their own, as a client with TLS and as a server on loopback. One thread
 * reads a connection; a message lies in the connection's buffer until the next one is read.
 */
package io.strikeiq.feeds.websocket;
