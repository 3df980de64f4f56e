/**
 * What every test of every module runs under: no unexpected log line, no thread left behind. Core publishes it as its
 * test jar; JUnit finds the guards by itself.
 */
package io.strikeiq.testing;
