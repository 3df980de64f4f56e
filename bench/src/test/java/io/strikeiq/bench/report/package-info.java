/** What the tests of all modules reported, as tables at the end of the build. */
package io.strikeiq.bench.report;
