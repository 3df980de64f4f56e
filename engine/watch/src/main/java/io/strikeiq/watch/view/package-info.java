/** What is shown of a market and its signals, as records: the answers of the API and the results of commands alike. */
package io.strikeiq.watch.view;
