/** Alerts: which signals, prices and absences raise one by the rules of the config, and how each target gets it. */
package io.strikeiq.watch.alert;
