/** The report as one page of HTML that needs nothing else: inline plots, no script, nothing fetched. One thread. */
package io.strikeiq.learning.page;
