/** The standard pipeline over whole recordings of real markets: how often each engine speaks. */
package io.strikeiq.service.recorded;
