/** A model of a signal's chance that learns outcome by outcome; owned by who learns, which is the drain's thread in a run. */
package io.strikeiq.core.learning.model;
