/** The live path over loopback TCP, beside a bare echo and a bare hop. */
package io.strikeiq.bench.live;
