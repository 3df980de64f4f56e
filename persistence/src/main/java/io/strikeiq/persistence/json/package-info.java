/** How records are written as JSON, the same by commands, API and topics. */
package io.strikeiq.persistence.json;
