/** The instrument book of a data folder: which id an instrument has, for good. Any thread. */
package io.strikeiq.persistence.instrument;
