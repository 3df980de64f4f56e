/** The one way in which values become JSON or CSV, over HTTP and in the results of commands. */
package io.strikeiq.watch.json;
