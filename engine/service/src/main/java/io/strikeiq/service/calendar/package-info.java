/** Trading days, session hours and expiry instants of venues. Immutable values, free to share between threads. */
package io.strikeiq.service.calendar;
