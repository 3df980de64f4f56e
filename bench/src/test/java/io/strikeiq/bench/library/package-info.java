/** Which libraries run with the service, under which licence, and what is known against their versions. */
package io.strikeiq.bench.library;
