/** Where the time of a tick goes: the stages one by one, in processor time of the thread that runs them. */
package io.strikeiq.bench.profile;
